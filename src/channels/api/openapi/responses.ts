/** Every answer of an operation as the document tells it: the good one, and each status with the codes it may carry. */
import { z } from 'zod';
import { type RefusalCode, refuse } from '../../../domain/refusals.ts';
import type { Operation } from '../operation.ts';

export type JsonObject = { readonly [name: string]: unknown };

/** Zod's own JSON Schema, without the word that names the dialect: the document names it once. */
export function schemaOf(schema: z.ZodType, io: 'input' | 'output' = 'output'): JsonObject {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}

/** What any operation of its kind may refuse with, beside its own. */
export function refusalsOf({ alcances, body, multipart, needsKey, needsVersion, refusals }: Operation) {
  const codes: RefusalCode[] = ['demasiadas-peticiones', 'datos-con-errores'];
  if (alcances !== null) codes.push('sesion-necesaria', 'sin-permiso', 'alcance-insuficiente');
  if (body !== undefined) codes.push('peticion-ilegible', 'peticion-muy-grande');
  if (multipart !== undefined) codes.push('archivo-incompleto');
  if (needsKey === true) codes.push('llave-invalida', 'llave-repetida-con-otro-contenido');
  if (needsVersion === true) codes.push('version-necesaria');
  return [...new Set([...codes, ...refusals])];
}

const text = (description: string): JsonObject => ({ description, schema: { type: 'string' } });

const always: JsonObject = {
  'RateLimit-Policy': text('Cuántas peticiones admite cada ventana: q, y cuántos segundos dura: w.'),
  RateLimit: text('Cuántas quedan en la ventana: r, y segundos hasta la siguiente: t.'),
};

const named: { readonly [name: string]: JsonObject } = {
  ETag: text('Versión de la solicitud; va en If-Match al cambiarla.'),
  Location: text('Dónde se lee.'),
};

function problemExample(code: RefusalCode): JsonObject {
  const { status, sentence } = refuse(code);
  return { type: `urn:ventanilla:rechazo:${code}`, title: sentence, status, code, detail: sentence };
}

function problemResponse(status: number, codes: readonly RefusalCode[]): JsonObject {
  const wait = status === 429 ? { 'Retry-After': text('Segundos que hay que esperar.') } : {};
  return {
    description: codes.map((code) => `\`${code}\`: ${refuse(code).sentence}`).join('\n\n'),
    headers: wait,
    content: {
      'application/problem+json': {
        schema: {
          allOf: [{ $ref: '#/components/schemas/Problema' }, { properties: { code: { enum: codes } } }],
        },
        examples: Object.fromEntries(codes.map((code) => [code, { value: problemExample(code) }])),
      },
    },
  };
}

function faultResponse(code: string, description: string): JsonObject {
  return {
    description,
    content: {
      'application/problem+json': {
        schema: {
          allOf: [{ $ref: '#/components/schemas/Problema' }, { properties: { code: { enum: [code] } } }],
        },
      },
    },
  };
}

function successResponse({ success }: Operation): JsonObject {
  const { description, schema, media, headers = [] } = success;
  const type = media ?? 'application/json';
  const body = schema === undefined ? { type: 'string', format: 'binary' } : schemaOf(schema);
  return {
    description,
    headers: { ...always, ...Object.fromEntries(headers.map((name) => [name, named[name]])) },
    content: { [type]: { schema: body } },
  };
}

export function responsesOf(operation: Operation): JsonObject {
  const byStatus = Map.groupBy(refusalsOf(operation), (code) => refuse(code).status);
  const problems = [...byStatus].map(([status, codes]) => [String(status), problemResponse(status, codes)]);
  return {
    [String(operation.success.status)]: successResponse(operation),
    ...Object.fromEntries(problems),
    '500': faultResponse(
      'falla-interna',
      'Algo falló de nuestro lado; el problema trae un número para preguntar por él.',
    ),
    '503': faultResponse(
      'servicio-ocupado',
      'El servicio se está reiniciando. Repita con la misma Idempotency-Key.',
    ),
  };
}
