/** The agency's own words of letters, and its notices: read, looked at before they hold, changed, taken back. */

import {
  type AvisoDePagina,
  type ClaveDeCarta,
  clasesConCarta,
  clavesDeCarta,
  conPalabras,
  leerTextos,
  type PalabrasDeCarta,
  type ParteDeCarta,
  parteEquivocada,
  partesDeCarta,
  type Textos,
  textosLimits,
  todosLosTramites,
} from '../../domain/ajustes/textos.ts';
import { parseCivilDate } from '../../domain/calendar/civil-date.ts';
import type { Json } from '../../domain/canonical-json.ts';
import { cleanText } from '../../domain/identity/nombre.ts';
import { type FieldError, isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { seOfrece } from '../../domain/tramite/resultados.ts';
import { readAjuste } from '../../store/ajustes.ts';
import { changeAjuste } from '../change-ajuste.ts';
import type { Deps } from '../deps.ts';
import { staleSentence } from '../reparto/change-reglas.ts';
import { cleanMotivoDeAjuste } from './clean-motivo-de-ajuste.ts';

export type TextosVigentes = {
  readonly version: number;
  readonly textos: Textos;
  /** Trámites that a letter can be about. */
  readonly tramites: readonly { readonly id: string; readonly nombre: string }[];
};

/** Read from the database: whoever changes something sees the newest. Only an administrator. */
export async function readTextos(deps: Deps, actor: Funcionario): Promise<TextosVigentes | Refusal> {
  if (!actor.roles.includes('administrador')) return refuse('no-encontrada');
  const found = await readAjuste(deps.db, 'textos');
  return {
    version: found?.version ?? 0,
    textos: leerTextos(found?.valor),
    tramites: deps.definiciones.todas
      .filter(({ definicion }) => seOfrece(definicion))
      .map(({ definicion: { id, nombre } }) => ({ id, nombre })),
  };
}

/** Which letter it is about, as typed. `tramite`: `todos` for all of them. */
export type LugarDeCarta = { readonly carta: string; readonly tramite: string };
type Lugar = { readonly carta: ClaveDeCarta; readonly tramite: string };

/** Null where there is no such letter or trámite. */
export function leerLugarDeCarta({ tramites }: TextosVigentes, typed: LugarDeCarta): Lugar | null {
  const carta = clavesDeCarta.find((one) => one === typed.carta);
  const isKnown = typed.tramite === todosLosTramites || tramites.some(({ id }) => id === typed.tramite);
  return carta === undefined || !isKnown ? null : { carta, tramite: typed.tramite };
}

type Leidas = { readonly palabras: PalabrasDeCarta; readonly errors: readonly FieldError[] };

/** The general letter has no subject: each says what it is about. */
function leerPalabras({ carta }: Lugar, dicho: (parte: ParteDeCarta) => string): Leidas {
  const errors: FieldError[] = [];
  const read = (parte: ParteDeCarta): string => {
    if (parte === 'asunto' && carta === 'general') return '';
    const max = textosLimits.charsMax[parte];
    const text = cleanText(dicho(parte), { max, multiline: parte !== 'asunto' });
    const sentence = text.ok ? parteEquivocada(parte, text.value) : text.notice.sentence;
    if (sentence !== null) errors.push({ path: parte, sentence });
    return text.ok ? text.value : '';
  };
  const [asunto, apertura, cierre, firma] = partesDeCarta.map(read);
  return {
    palabras: { asunto: asunto ?? '', apertura: apertura ?? '', cierre: cierre ?? '', firma: firma ?? '' },
    errors,
  };
}

export type CartaDeMuestra = { readonly asunto: string; readonly texto: string };

/** The letter about no real case, as it is with these texts; of all letters or trámites, the first stands for them. */
export function sampleOf(
  deps: Deps,
  { textos, tramites }: Pick<TextosVigentes, 'textos' | 'tramites'>,
  { carta, tramite }: Lugar,
): CartaDeMuestra | null {
  const clase = clasesConCarta.find((one) => one === carta) ?? clasesConCarta[0];
  const about = tramite === todosLosTramites ? tramites[0]?.id : tramite;
  return about === undefined ? null : deps.composeSample(deps, { clase, tramite: about, textos });
}

/** How the letter would be with what was typed; changes nothing. */
export async function tryCarta(
  deps: Deps,
  actor: Funcionario,
  typed: LugarDeCarta,
  dicho: (parte: ParteDeCarta) => string,
): Promise<CartaDeMuestra | null | Refusal> {
  const now = await readTextos(deps, actor);
  if (isRefusal(now)) return now;
  const lugar = leerLugarDeCarta(now, typed);
  if (lugar === null) return refuse('no-encontrada');
  const { palabras, errors } = leerPalabras(lugar, dicho);
  if (errors.length > 0) return refuse('datos-con-errores', { errors });
  const textos = conPalabras(now.textos, lugar.carta, lugar.tramite, palabras);
  return sampleOf(deps, { ...now, textos }, lugar);
}

type Seen = { readonly versionVista: number; readonly motivo: string };

async function write(deps: Deps, actor: Funcionario, seen: Seen, textos: Textos): Promise<number | Refusal> {
  const { versionVista, motivo } = seen;
  const valor: Json = { cartas: textos.cartas, avisos: textos.avisos };
  const outcome = await changeAjuste(deps, actor, { clave: 'textos', versionVista, valor, motivo });
  // This process sees it at once; the others within seconds.
  if (!isRefusal(outcome)) await deps.vivos.refresh();
  return outcome;
}

/** The new version. `dicho` null takes the agency's words of this place away: the product's hold again. */
export async function changeCarta(
  deps: Deps,
  actor: Funcionario,
  change: Seen & { readonly lugar: LugarDeCarta; readonly dicho: ((parte: ParteDeCarta) => string) | null },
): Promise<number | Refusal> {
  if (!actor.roles.includes('administrador')) return refuse('sin-permiso');
  const now = await readTextos(deps, actor);
  if (isRefusal(now)) return now;
  const lugar = leerLugarDeCarta(now, change.lugar);
  if (lugar === null) return refuse('no-encontrada');
  const { palabras, errors } = leerPalabras(lugar, change.dicho ?? (() => ''));
  const motivo = cleanMotivoDeAjuste(change.motivo);
  const all = [...errors, ...(motivo.error === null ? [] : [motivo.error])];
  if (all.length > 0) return refuse('datos-con-errores', { errors: all });
  if (now.version !== change.versionVista) return refuse('version-vieja', { sentence: staleSentence });
  const textos = conPalabras(now.textos, lugar.carta, lugar.tramite, palabras);
  return write(deps, actor, { versionVista: change.versionVista, motivo: motivo.text }, textos);
}

/** As typed; a date is AAAA-MM-DD, or empty. */
export type AvisoEscrito = { readonly texto: string; readonly desde: string; readonly hasta: string };

function leerAviso(
  typed: AvisoEscrito,
  n: number,
): { aviso: AvisoDePagina | null; errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const text = cleanText(typed.texto, { max: textosLimits.avisoCharsMax });
  if (!text.ok) errors.push({ path: `texto-${n}`, sentence: text.notice.sentence });
  const date = (name: 'desde' | 'hasta'): string => {
    if (typed[name] === '') return '';
    const read = parseCivilDate(typed[name]);
    if (read === null)
      errors.push({
        path: `${name}-${n}-dia`,
        sentence: 'Escriba una fecha que exista, con día, mes y año.',
      });
    return read ?? '';
  };
  const [desde, hasta] = [date('desde'), date('hasta')];
  if (desde !== '' && hasta !== '' && hasta < desde)
    errors.push({ path: `hasta-${n}-dia`, sentence: 'El último día debe ser igual o posterior al primero.' });
  const texto = text.ok ? text.value : '';
  if (texto === '' && typed.desde + typed.hasta !== '' && text.ok)
    errors.push({ path: `texto-${n}`, sentence: 'Escriba el aviso, o borre sus fechas.' });
  return { aviso: texto === '' ? null : { texto, desde, hasta }, errors };
}

/** The new version: these notices and no others. Empty ones are left out. */
export async function changeAvisos(
  deps: Deps,
  actor: Funcionario,
  change: Seen & { readonly avisos: readonly AvisoEscrito[] },
): Promise<number | Refusal> {
  if (!actor.roles.includes('administrador')) return refuse('sin-permiso');
  const read = change.avisos.slice(0, textosLimits.avisosMax).map(leerAviso);
  const motivo = cleanMotivoDeAjuste(change.motivo);
  const errors = [...read.flatMap((one) => one.errors), ...(motivo.error === null ? [] : [motivo.error])];
  if (errors.length > 0) return refuse('datos-con-errores', { errors });
  const now = await readTextos(deps, actor);
  if (isRefusal(now)) return now;
  if (now.version !== change.versionVista) return refuse('version-vieja', { sentence: staleSentence });
  const avisos = read.flatMap(({ aviso }) => (aviso === null ? [] : [aviso]));
  const seen = { versionVista: change.versionVista, motivo: motivo.text };
  return write(deps, actor, seen, { ...now.textos, avisos });
}
