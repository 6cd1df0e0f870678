/** One operation as OpenAPI tells it: parameters, body with examples, answers, scopes. */
import type { Operation } from '../operation.ts';
import { type JsonObject, responsesOf, schemaOf } from './responses.ts';

const pathParameters: { readonly [name: string]: JsonObject } = {
  tramite: { description: 'Id del trámite.', schema: { type: 'string' } },
  referencia: { description: 'Referencia de la solicitud.', schema: { type: 'string' } },
  documento: { description: 'Id del documento adjunto.', schema: { type: 'string' } },
  evento: { description: 'Número del evento.', schema: { type: 'string' } },
};

const keyParameter: JsonObject = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'La misma llave con el mismo contenido recibe la primera respuesta, durante treinta días.',
  schema: { type: 'string', pattern: '^[\\w.:-]{8,100}$' },
};

const versionParameter: JsonObject = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description: 'La etiqueta (ETag) de la solicitud tal como usted la leyó.',
  schema: { type: 'string', pattern: '^"\\d{1,9}"$' },
};

function queryParameters({ query }: Operation): readonly JsonObject[] {
  if (query === undefined) return [];
  return Object.entries(query.shape).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: schemaOf(schema, 'input'),
  }));
}

function parametersOf(operation: Operation): readonly JsonObject[] {
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    ...pathParameters[name],
  }));
  return [
    ...inPath,
    ...queryParameters(operation),
    ...(operation.needsKey === true ? [keyParameter] : []),
    ...(operation.needsVersion === true ? [versionParameter] : []),
  ];
}

/** A body as somebody knows it better than its Zod schema: that of a trámite. */
export type KnownBody = {
  readonly schema: JsonObject;
  readonly examples: JsonObject;
  readonly files: JsonObject;
};

const anyFiles: JsonObject = {
  '^documento:': { type: 'array', items: { type: 'string', format: 'binary' } },
};

function bodyOf({ body, multipart, example }: Operation, known: KnownBody | null): JsonObject | null {
  if (body === undefined) return null;
  const schema = known?.schema ?? schemaOf(body, 'input');
  const examples =
    known?.examples ?? (example === undefined ? {} : { ejemplo: { summary: 'Ejemplo', value: example } });
  const json = { schema, ...(Object.keys(examples).length === 0 ? {} : { examples }) };
  const form =
    multipart === undefined
      ? {}
      : {
          'multipart/form-data': {
            schema: {
              type: 'object',
              properties: { [multipart.campo]: schema, ...known?.files },
              // Which papers a correction asks for stands in the case itself.
              ...(known === null ? { patternProperties: anyFiles } : {}),
              required: [multipart.campo],
              additionalProperties: false,
            },
            encoding: { [multipart.campo]: { contentType: 'application/json' } },
          },
        };
  return { required: true, content: { 'application/json': json, ...form } };
}

export function operationObject(operation: Operation, known: KnownBody | null = null): JsonObject {
  const { id, tag, summary, description, alcances } = operation;
  const requestBody = bodyOf(operation, known);
  const scopes = alcances === null ? '' : `Permiso: ${alcances.map((one) => `\`${one}\``).join(' o ')}.`;
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: [description ?? '', scopes].filter(Boolean).join('\n\n'),
    security: alcances === null ? [] : [{ token: [] }],
    ...(alcances === null ? {} : { 'x-alcances': alcances }),
    parameters: parametersOf(operation),
    ...(requestBody === null ? {} : { requestBody }),
    responses: responsesOf(operation),
  };
}
