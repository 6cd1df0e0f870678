/** The questions of a definition as JSON Schema 2020-12, for programs: forms, tests and the API's document derive from it. */
import type { Json } from '../canonical-json.ts';
import { limits } from '../limits.ts';
import type { Campo, CampoSimple } from './campo.ts';
import type { Condicion } from './condicion.ts';
import type { Definicion } from './definicion.ts';

export type JsonSchema = { readonly [palabra: string]: Json };

/** How what is no plain text is written. What people write otherwise is often understood too; this is what surely is. */
const formas: { readonly [T in CampoSimple['tipo']]?: JsonSchema } = {
  correo: { format: 'email', maxLength: 254 },
  telefono: { description: 'Teléfono del Ecuador, con código de provincia o de celular.', maxLength: 40 },
  extension: { pattern: '^ *\\d{1,6} *$' },
  fecha: { description: 'Día, como 2026-11-27 o 27/11/2026.', maxLength: 20 },
  fechaHora: {
    description: 'Día y hora en el Ecuador, como 2026-11-27T15:30 o 27/11/2026 15:30.',
    maxLength: 30,
  },
  ruc: { description: 'RUC de 13 dígitos.', maxLength: 40 },
  ubicacion: { description: 'Código DPA de la parroquia, de 6 dígitos.', pattern: '^ *\\d{6} *$' },
  cpc: { description: 'Código CPC de 5 dígitos.', maxLength: 40 },
  ciiuPropio: { description: 'Código CIIU de una actividad que conste en su registro.', maxLength: 40 },
  proceso: { description: 'Código del proceso de contratación.', maxLength: 200 },
};

const opcionesDe = (opciones: Readonly<Record<string, string>>): Json =>
  Object.entries(opciones).map(([valor, titulo]) => ({ const: valor, title: titulo }));

const titulos = ({ etiqueta, ayuda }: Campo): JsonSchema => ({
  title: etiqueta,
  ...(ayuda === undefined ? {} : { description: ayuda }),
});

function deSimple(campo: CampoSimple): JsonSchema {
  if (campo.tipo === 'varias') {
    const items = { type: 'string', oneOf: opcionesDe(campo.opciones) };
    return { type: 'array', ...(campo.opcional === true ? {} : { minItems: 1 }), items };
  }
  if (campo.tipo === 'opcion') return { type: 'string', oneOf: opcionesDe(campo.opciones) };
  if (campo.tipo === 'texto' || campo.tipo === 'textoLargo')
    return { type: 'string', ...(campo.opcional === true ? {} : { minLength: 1 }), maxLength: campo.max };
  return { type: 'string', ...(formas[campo.tipo] ?? {}) };
}

function deLista(campo: Extract<Campo, { tipo: 'lista' }>): JsonSchema {
  const filas = Object.entries(campo.campos);
  return {
    type: 'array',
    minItems: campo.min,
    maxItems: Math.min(campo.max, limits.listRowsMax),
    items: {
      type: 'object',
      properties: Object.fromEntries(
        filas.map(([clave, sub]) => [clave, { ...deSimple(sub), ...titulos(sub) }]),
      ),
      required: filas.filter(([, sub]) => sub.opcional !== true).map(([clave]) => clave),
      additionalProperties: false,
    },
  };
}

function deCampo(campo: Campo): JsonSchema {
  if (campo.tipo === 'lista') return { ...deLista(campo), ...titulos(campo) };
  if (campo.tipo === 'correoConCodigo')
    return { type: 'string', format: 'email', maxLength: 254, ...titulos(campo) };
  if (campo.tipo === 'codigoAlRegistrado') return { type: 'string', maxLength: 40, ...titulos(campo) };
  return { ...deSimple(campo), ...titulos(campo) };
}

/** That the condition holds: the other answer is there, and is or contains one of these. */
function seCumpleAsi({ campo, es }: Condicion): JsonSchema {
  const uno = { enum: [...es] };
  return {
    properties: { [campo]: { anyOf: [uno, { type: 'array', contains: uno }] } },
    required: [campo],
  };
}

/** A question that only counts under a condition of another that itself is asked under one takes both. */
function condicionesDe(definicion: Definicion, nombre: string): readonly Condicion[] {
  const condicion = definicion.mostrarSi[nombre];
  if (condicion === undefined) return [];
  return [condicion, ...condicionesDe(definicion, condicion.campo)];
}

/** Whether the answer must come whenever its question is asked; a proof by code comes by another way. */
const seExige = (campo: Campo): boolean =>
  campo.tipo !== 'codigoAlRegistrado' && !('opcional' in campo && campo.opcional === true);

/** Answers to questions that are not asked are accepted and dropped; unknown names are refused. */
export function schemaDeDatos(definicion: Definicion): JsonSchema {
  const campos = Object.entries(definicion.datos);
  const exigidos = campos.filter(([, campo]) => seExige(campo)).map(([nombre]) => nombre);
  const siempre = exigidos.filter((nombre) => definicion.mostrarSi[nombre] === undefined);
  const segun = exigidos.flatMap((nombre) => {
    const condiciones = condicionesDe(definicion, nombre);
    if (condiciones.length === 0) return [];
    const todas = condiciones.map(seCumpleAsi);
    return [{ anyOf: [{ not: { allOf: todas } }, { required: [nombre] }] }];
  });
  return {
    type: 'object',
    properties: Object.fromEntries(campos.map(([nombre, campo]) => [nombre, deCampo(campo)])),
    required: siempre,
    ...(segun.length === 0 ? {} : { allOf: segun }),
    additionalProperties: false,
  };
}

export type DocumentoPedido = {
  readonly clave: string;
  readonly etiqueta: string;
  readonly formatos: readonly string[];
  readonly maximo: number;
  readonly obligatorio: boolean;
  readonly cuando: Condicion | null;
};

/** Null for a key that is no document of it. */
export function documentoPedido(definicion: Definicion, clave: string): DocumentoPedido | null {
  const documento = definicion.documentos[clave];
  if (documento === undefined) return null;
  const { etiqueta, formatos, maximo, opcional } = documento;
  const cuando = definicion.documentosSi[clave] ?? null;
  return {
    clave,
    etiqueta,
    formatos,
    maximo: Math.min(maximo, limits.filesPerDocumentMax),
    obligatorio: opcional !== true,
    cuando: cuando === null ? null : { campo: cuando.campo, es: cuando.es },
  };
}
