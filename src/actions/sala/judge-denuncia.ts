/** Decides about a complaint: admitted or not, investigated, closed, or answered with where to go. The complainant reads the outcome. */
import { causalDe } from '../../domain/denuncia/causales.ts';
import { siguienteDeDenuncia } from '../../domain/denuncia/ciclo.ts';
import { conservarHasta } from '../../domain/denuncia/conservacion.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Deps } from '../deps.ts';
import { acto, conTexto } from './acto.ts';
import { changeDenuncia, type DenunciaCambiada } from './change-denuncia.ts';
import { type OrdenDeSala, openForVerb } from './open-for-verb.ts';
import { salaDay } from './sala-day.ts';
import type { LectorAbierto } from './sala-types.ts';
import { textProblem } from './typed-text.ts';

export type Fallo = 'admitir' | 'inadmitir' | 'orientar' | 'investigar' | 'cerrar';

export type OrdenDeFallo = OrdenDeSala & {
  readonly verbo: Fallo;
  /** To the complainant; optional where our own sentence says it all. */
  readonly texto: string;
  /** Of `inadmitir`: key of one of `causales`. */
  readonly causal: string;
};

const frases: { readonly [F in Fallo]: string } = {
  admitir: 'Su denuncia fue admitida: reúne los requisitos y la institución la va a tramitar.',
  inadmitir: 'Su denuncia no fue admitida.',
  orientar: 'Lo que nos cuenta se resuelve por otra vía.',
  investigar: 'Se abrió la investigación de lo que denunció.',
  cerrar: 'La denuncia se cerró.',
};

/** These end it: whoever wrote must be told why, and what they can do. */
const explained: ReadonlySet<Fallo> = new Set<Fallo>(['orientar', 'cerrar']);

const needed: { readonly [F in Fallo]?: string } = {
  orientar: 'Diga a qué vía o institución debe acudir, y cómo.',
  cerrar: 'Diga en qué terminó lo que denunció.',
};

function sentenceFor({ verbo, causal }: OrdenDeFallo): string | Refusal {
  if (verbo !== 'inadmitir') return frases[verbo];
  const found = causalDe(causal);
  if (found !== null) return `${frases.inadmitir} ${found.explicacion} (${found.base})`;
  const sentence = 'Elija la causa por la que no se admite.';
  return refuse('falta-base-legal', { sentence, errors: [{ path: 'causal', sentence }] });
}

export async function judgeDenuncia(
  deps: Deps,
  lector: LectorAbierto,
  orden: OrdenDeFallo,
): Promise<DenunciaCambiada | Refusal> {
  const { verbo, texto, versionVista } = orden;
  const caso = await openForVerb(deps, lector, verbo, orden);
  if (isRefusal(caso)) return caso;
  const frase = sentenceFor(orden);
  if (isRefusal(frase)) return frase;
  const problem = textProblem(texto, 'texto', explained.has(verbo) ? (needed[verbo] ?? null) : null);
  if (problem !== null) return problem;
  const { denuncia } = caso;
  const estado = siguienteDeDenuncia(verbo, denuncia) ?? denuncia.estado;
  const hasta = conservarHasta({ desde: denuncia.estado, hacia: estado, dia: salaDay(deps.clock) });
  return changeDenuncia(deps, caso, {
    versionVista,
    cambios: { estado, ...(hasta === null ? {} : { conservarHasta: hasta }) },
    piezas: [acto(verbo, conTexto(frase, texto), lector.nombre)],
    hecho: verbo === 'orientar' ? 'orientada' : estado,
  });
}
