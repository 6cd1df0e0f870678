/** The OpenAPI 3.1 document, made of the very operations and definitions that serve: what it says is what happens. */
import type { DefinicionVigente } from '../../../actions/deps.ts';
import { apiLimits } from '../../../domain/api/api-limits.ts';
import { tipoDePrueba, tiposDeAviso } from '../../../domain/api/tipos-de-aviso.ts';
import { schemaDeDatos } from '../../../domain/tramite/json-schema.ts';
import { paths } from '../../../paths.ts';
import type { Operation } from '../operation.ts';
import { file as filing } from '../operations/catalogue.ts';
import { everyOperation } from '../operations/every-operation.ts';
import { problema } from '../shapes.ts';
import { filingExamples } from './filing-examples.ts';
import { type KnownBody, operationObject } from './operation-object.ts';
import { type JsonObject, schemaOf } from './responses.ts';

export type DocumentOf = {
  readonly agencyName: string;
  readonly baseUrl: string;
  /** Those that this door takes. */
  readonly tramites: readonly DefinicionVigente[];
  /** Civil date at the agency: examples are dated. */
  readonly hoy: string;
};

const schemaName = (id: string): string => `Datos_${id.replaceAll('-', '_')}`;

function bodyFor({ definicion }: DefinicionVigente, hoy: string): KnownBody {
  const examples = filingExamples(definicion, hoy).map(({ dice, datos }, i) => [
    `ejemplo${i + 1}`,
    { summary: dice, value: { datos, confirmaciones: [] } },
  ]);
  const files = Object.entries(definicion.documentos).map(([clave, { etiqueta, maximo }]) => [
    `documento:${clave}`,
    { type: 'array', maxItems: maximo, description: etiqueta, items: { type: 'string', format: 'binary' } },
  ]);
  return {
    schema: {
      type: 'object',
      properties: {
        datos: { $ref: `#/components/schemas/${schemaName(definicion.id)}` },
        confirmaciones: {
          type: 'array',
          items: { type: 'string' },
          description:
            'Las advertencias que se aceptan, palabra por palabra; las nombra `falta-confirmacion`.',
        },
      },
      required: ['datos'],
      additionalProperties: false,
    },
    examples: Object.fromEntries(examples),
    files: Object.fromEntries(files),
  };
}

/** One path for each trámite, so that each has its own questions. */
function filingPaths({ tramites, hoy }: DocumentOf): readonly (readonly [string, JsonObject])[] {
  return tramites.map((vigente) => {
    const { id, nombre, resumen } = vigente.definicion;
    const operation: Operation = {
      ...filing,
      id: `presentar-${id}`,
      path: filing.path.replace('{tramite}', id),
      summary: `Presenta: ${nombre}`,
      description: `${resumen}\n\n${filing.description ?? ''}`,
    };
    return [operation.path, { post: operationObject(operation, bodyFor(vigente, hoy)) }];
  });
}

function pathsOf(of: DocumentOf): JsonObject {
  const found = new Map<string, JsonObject>();
  for (const operation of everyOperation.filter((one) => one !== filing)) {
    const before = found.get(operation.path) ?? {};
    found.set(operation.path, { ...before, [operation.method]: operationObject(operation) });
  }
  return Object.fromEntries([...found, ...filingPaths(of)]);
}

const webhookBody = (type: string): JsonObject => ({
  type: 'object',
  properties: {
    type: { const: type },
    timestamp: { type: 'string', format: 'date-time' },
    data: {
      type: 'object',
      properties: {
        referencia: { type: 'string' },
        tramite: { type: 'string' },
        evento: { type: 'integer', description: 'Número del evento en la historia de la solicitud.' },
        version: { type: 'integer', description: 'Versión de la solicitud, al menos la de este evento.' },
      },
    },
  },
  required: ['type', 'timestamp', 'data'],
});

function webhooksOf(): JsonObject {
  const headers = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => ({
    name,
    in: 'header',
    required: true,
    schema: { type: 'string' },
  }));
  const all = Object.entries({ ...tiposDeAviso, [tipoDePrueba]: 'Prueba que usted mismo pide' });
  return Object.fromEntries(
    all.map(([type, summary]) => [
      type,
      {
        post: {
          summary,
          parameters: headers,
          requestBody: { required: true, content: { 'application/json': { schema: webhookBody(type) } } },
          responses: {
            '2XX': {
              description: 'Recibido. Cualquier otra respuesta, o ninguna, se repite con pausas crecientes.',
            },
            '410': { description: 'Ya no lo quiere: no se repite.' },
          },
        },
      },
    ]),
  );
}

export function openApiDocument(of: DocumentOf): JsonObject {
  const schemas = of.tramites.map(({ definicion }) => [schemaName(definicion.id), schemaDeDatos(definicion)]);
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: `Trámites en línea: ${of.agencyName}`,
      version: '1',
      description: `La misma ventanilla, para programas. Cada token puede hacer ${apiLimits.requestsMax} peticiones cada ${apiLimits.windowSeconds} segundos; sin token, ${apiLimits.publicRequestsMax} por red. Los rechazos son documentos RFC 9457 con un código estable. Lo que no está en este documento se rechaza.`,
    },
    servers: [{ url: `${of.baseUrl}${paths.api.raiz}` }],
    tags: ['Trámites', 'Solicitudes', 'Mesa', 'Catálogos', 'Sesiones'].map((name) => ({ name })),
    paths: pathsOf(of),
    webhooks: webhooksOf(),
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description:
            'Un token de acceso (`vtn_…`) de su cuenta, o el de una sesión abierta con `POST /sesiones`.',
        },
      },
      schemas: { Problema: schemaOf(problema), ...Object.fromEntries(schemas) },
    },
  };
}
