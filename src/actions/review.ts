/** What the review page shows and the filing repeats: the same computation, and a hash that proves it was the same. */
import type { Json } from '../domain/canonical-json.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { AdjuntoExaminado } from '../domain/documento/examen.ts';
import type { FieldError } from '../domain/refusals.ts';
import type { Datos } from '../domain/tramite/campo.ts';
import { seCumple } from '../domain/tramite/condicion.ts';
import { comprobar, confirmacionesPedidas, encaminar, type Rumbo } from '../domain/tramite/decidir.ts';
import type { Lectura } from '../domain/tramite/leer-datos.ts';
import { documentosQueFaltan, type Respuesta, resumirDatos } from '../domain/tramite/resumen.ts';
import { sha256Hex } from '../trust/chain.ts';
import type { DefinicionVigente } from './deps.ts';
import type { Facts } from './gather-facts.ts';

export type Review = {
  readonly resumen: readonly Respuesta[];
  readonly adjuntos: readonly AdjuntoExaminado[];
  readonly rumbo: Rumbo;
  readonly confirmaciones: readonly string[];
  /** Documents that are still missing; paths are `documento:<clave>`. */
  readonly faltan: readonly FieldError[];
  /** SHA-256 (hex) of everything shown; filing carries it back. */
  readonly hash: string;
};

/** A review with what it was made of, whichever door holds it. */
export type Reviewed = {
  readonly vigente: DefinicionVigente;
  readonly lectura: Lectura;
  readonly review: Review;
};

/** Attachments of slots that the answers still ask for. */
function adjuntosVigentes(
  { definicion }: DefinicionVigente,
  datos: Datos,
  adjuntos: readonly AdjuntoExaminado[],
): readonly AdjuntoExaminado[] {
  return adjuntos.filter(
    (a) =>
      definicion.documentos[a.documento] !== undefined &&
      seCumple(definicion.documentosSi[a.documento], datos),
  );
}

export function review(
  vigente: DefinicionVigente,
  datos: Datos,
  { hechos }: Pick<Facts, 'hechos'>,
  todos: readonly AdjuntoExaminado[],
): Review {
  const { definicion, version } = vigente;
  const adjuntos = adjuntosVigentes(vigente, datos, todos);
  const resumen = resumirDatos(definicion, datos, hechos);
  const verdicts = comprobar(definicion, datos, hechos, adjuntos);
  const confirmaciones = confirmacionesPedidas(verdicts);
  const faltan = documentosQueFaltan(definicion, datos, adjuntos).map(([clave, documento]) => ({
    path: `documento:${clave}`,
    sentence: `Falta adjuntar: ${documento.etiqueta}.`,
  }));
  const shown: Json = {
    version,
    resumen,
    adjuntos: adjuntos.map(({ documento, nombre, sha256 }) => ({ documento, nombre, sha256 })),
    verdicts: verdicts.map(({ code, sentence, state, field }) => ({ code, sentence, state, field })),
    confirmaciones,
  };
  return {
    resumen,
    adjuntos,
    rumbo: encaminar(definicion, verdicts),
    confirmaciones,
    faltan,
    hash: sha256Hex(canonicalJson(shown)),
  };
}
