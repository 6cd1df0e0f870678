/** Puts a receipt together from a case that may have one and its journal. The same case and event give the same receipt. */
import { longInstantText } from '../calendar/civil-text.ts';
import type { Zone } from '../calendar/zone.ts';
import type { Json } from '../canonical-json.ts';
import type { Evento } from '../solicitud/evento.ts';
import { archivosUntil } from './archivos-until.ts';
import { doorNames } from './door-names.ts';
import { reciboMarkOf } from './eventos-with-recibo.ts';
import type { Publicable } from './publicable.ts';
import type { Recibo, ReciboArchivo, ReciboDecision, RegistroProof } from './recibo.ts';
import { reciboLimits as limits } from './recibo-limits.ts';

export type Around = {
  readonly zone: Zone;
  readonly agencia: string;
  readonly codigo: string;
  readonly verificacion: string;
  readonly registro: RegistroProof | null;
  readonly firma: Recibo['firma'];
};

function cut(text: string, charsMax: number): string {
  const clean = text.trim();
  if (clean.length <= charsMax) return clean;
  return `${clean.slice(0, charsMax).toWellFormed().trimEnd()}… (sigue en su solicitud)`;
}

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

function changesOf(value: Json | undefined): ReciboDecision['cambios'] {
  if (!Array.isArray(value)) return [];
  const shown = value.slice(0, limits.rowsMax - 1);
  const more = value.length - shown.length;
  const rest =
    more === 0 ? [] : [{ etiqueta: 'Otros cambios', antes: '', ahora: `${more} más, en su solicitud` }];
  const changes = shown.flatMap((one: Json) => {
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return [];
    const { etiqueta, antes, ahora } = one as { readonly [k: string]: Json | undefined };
    return [
      {
        etiqueta: textOf(etiqueta),
        antes: cut(textOf(antes), limits.changeCharsMax),
        ahora: cut(textOf(ahora), limits.changeCharsMax),
      },
    ];
  });
  return [...changes, ...rest];
}

/** What was decided, as the event itself holds it: a later decision of the same case does not change this one. */
function decisionOf({ clase, datos }: Evento, resultado: ReciboDecision['resultado']): ReciboDecision {
  return {
    resultado,
    automatica: clase === 'decidida',
    motivo: cut(textOf(datos.motivo), limits.motivoCharsMax),
    baseLegal: cut(textOf(datos.baseLegal), limits.motivoCharsMax),
    cambios: changesOf(datos.cambios),
  };
}

function filesOf({ definicion }: Publicable, diario: readonly Evento[], n: number): readonly ReciboArchivo[] {
  return archivosUntil(diario, n).map(({ documento, nombre, sha256 }) => ({
    documento: definicion.documentos[documento]?.etiqueta ?? documento,
    nombre,
    sha256,
  }));
}

/** Null where the journal has no event `n`, or one of which there is no receipt. */
export function composeRecibo(
  caso: Publicable,
  diario: readonly Evento[],
  n: number,
  { zone, agencia, codigo, verificacion, registro, firma }: Around,
): Recibo | null {
  const evento = diario.find((one) => one.n === n);
  const mark = evento === undefined ? null : reciboMarkOf(evento);
  if (evento === undefined || mark === null) return null;
  const { solicitud, definicion } = caso;
  const { nombre, ruc } = solicitud.solicitante;
  const momento = (ms: number) => ({ ms, texto: longInstantText(ms, zone) });
  const { clase, estado } = mark;
  return {
    formato: 1,
    clase,
    codigo,
    verificacion,
    agencia,
    referencia: solicitud.referencia,
    tramite: definicion.nombre,
    solicitante: { nombre, ruc },
    puerta: doorNames[solicitud.canal],
    presentada: momento(solicitud.presentadaMs),
    estado,
    evento: { n, hash: evento.hash, momento: momento(evento.ocurridoMs) },
    decision: clase === 'decision' ? decisionOf(evento, estado === 'negada' ? 'negada' : 'aprobada') : null,
    archivos: filesOf(caso, diario, n),
    registro,
    firma,
  };
}
