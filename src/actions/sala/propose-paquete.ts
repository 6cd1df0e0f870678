/** Proposes to hand a complaint to another authority: which pieces, why, to which key; nothing leaves before another person releases it. */
import type { Identidad, Pieza } from '../../domain/denuncia/denuncia.ts';
import { type FieldError, isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { insertPaquete } from '../../store/sala-paquetes.ts';
import { readAuthorityKey, sealIdentityForAuthority } from '../../trust/paquete/paquete.ts';
import type { Deps } from '../deps.ts';
import { changeIn, undoing } from './change-denuncia.ts';
import { type CasoDeLector, type OrdenDeSala, openForVerb } from './open-for-verb.ts';
import { sealContenido } from './paquete.ts';
import { paqueteLimits } from './paquete-limits.ts';
import { readPiezas } from './read-piezas.ts';
import { salaDay } from './sala-day.ts';
import type { LectorAbierto } from './sala-types.ts';
import { textProblem } from './typed-text.ts';
import { useApertura } from './use-apertura.ts';

export type PropuestaDePaquete = OrdenDeSala & {
  readonly autoridad: string;
  /** The authority's public key as it sent it: base64. */
  readonly clave: string;
  readonly motivo: string;
  readonly piezas: readonly string[];
  /** A granted request of whoever proposes, which this uses up; empty: the identity stays here. */
  readonly apertura: string;
};

/** Texts of the complainant and clean copies; the originals and what readers note never leave. */
export function puedeSalir({ clase, autor, contenido }: Pieza): boolean {
  if (contenido.como !== 'abierta') return false;
  return clase === 'relato' || clase === 'copia' || (clase === 'mensaje' && autor === 'denunciante');
}

function problems({ autoridad, clave, motivo, piezas }: PropuestaDePaquete, known: ReadonlySet<string>) {
  const errors: FieldError[] = [];
  const { authorityCharsMax } = paqueteLimits;
  if (autoridad.trim() === '')
    errors.push({ path: 'autoridad', sentence: 'Escriba a qué autoridad se remite.' });
  else if ([...autoridad].length > authorityCharsMax)
    errors.push({ path: 'autoridad', sentence: `Escriba como máximo ${authorityCharsMax} caracteres.` });
  if (readAuthorityKey(clave) === null) {
    const sentence =
      'La clave pública no está completa. Péguela como la envió la autoridad: 44 caracteres que terminan en «=».';
    errors.push({ path: 'clave', sentence });
  }
  const missing = textProblem(motivo, 'motivo', 'Escriba por qué se remite: la autoridad lo va a leer.');
  if (missing !== null) errors.push(...missing.errors);
  if (piezas.length === 0 || piezas.some((pieza) => !known.has(pieza)))
    errors.push({ path: 'piezas', sentence: 'Elija qué se remite: el relato, mensajes o copias limpias.' });
  return errors;
}

/** Sealed to the authority the moment it is opened: from here on no reader can open it. */
async function identityFor(
  deps: Deps,
  caso: CasoDeLector,
  apertura: string,
  authorityKey: Buffer,
): Promise<string | null | Refusal> {
  if (apertura === '') return null;
  const opened = await useApertura(deps, caso, apertura);
  if (isRefusal(opened)) return opened;
  const identidad: Identidad = opened.identidad;
  const sealed = await sealIdentityForAuthority(authorityKey, Buffer.from(JSON.stringify(identidad)));
  return sealed.toString('base64');
}

export async function proposePaquete(
  deps: Deps,
  lector: LectorAbierto,
  orden: PropuestaDePaquete,
): Promise<{ readonly id: string } | Refusal> {
  const caso = await openForVerb(deps, lector, 'proponer-remision', orden);
  if (isRefusal(caso)) return caso;
  const { piezas } = await readPiezas(deps, caso);
  const known = new Set(piezas.filter(puedeSalir).map(({ id }) => id));
  const errors = problems(orden, known);
  const authorityKey = readAuthorityKey(orden.clave);
  if (errors.length > 0 || authorityKey === null) return refuse('datos-con-errores', { errors });
  const identidad = await identityFor(deps, caso, orden.apertura, authorityKey);
  if (isRefusal(identidad)) return identidad;
  const id = deps.ids.randomId();
  const clave = authorityKey.toString('base64');
  const contenido = { clave, motivo: orden.motivo.trim(), piezas: [...new Set(orden.piezas)], identidad };
  const { cuenta, nombre } = lector;
  const { id: denuncia } = caso.denuncia;
  const texto = `Propone remitir a ${orden.autoridad.trim()}. Falta que otra persona lo libere.`;
  return undoing(deps, async (queries) => {
    const nota = { clase: 'nota', autor: 'lector', contenido: { texto, quien: nombre } } as const;
    // Using up a request to open the identity was a change of its own.
    const seen = identidad === null ? { versionVista: orden.versionVista } : {};
    const changed = await changeIn(queries, deps, caso, {
      ...seen,
      piezas: [nota],
      hecho: 'paquete-propuesto',
    });
    if (isRefusal(changed)) return changed;
    await insertPaquete(queries, {
      id,
      denuncia,
      autoridad: orden.autoridad.trim(),
      propone: cuenta,
      nombre,
      contenido: sealContenido(deps, caso, id, contenido),
      dia: salaDay(deps.clock),
    });
    return { id };
  });
}
