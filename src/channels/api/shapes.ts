/** What the API answers with, as Zod schemas: the document is made of them, and the tests hold the answers against them. */
import { z } from 'zod';
import { estadosAbiertos, estadosCerrados } from '../../domain/solicitud/lifecycle.ts';
import { rutaDeVerbo } from './case-json.ts';

export const instante = z.iso.datetime({ precision: 3 });
const referencia = z.string().regex(/^VT-[0-9A-Z-]+$/);
export const estado = z.enum([...estadosAbiertos, ...estadosCerrados]);
const canal = z.enum(['portal', 'chat', 'rapido', 'correo']);
const version = z.int().min(1);
const json = z.unknown();

/** What is promised: at once (the target in minutes of office hours), hours, working or calendar days, or nothing. */
const plazo = z.union([
  z.strictObject({ kind: z.literal('inmediato'), metaMinutos: z.int() }),
  z.strictObject({
    kind: z.literal('horas'),
    horas: z.int(),
    modo: z.enum(['habiles-como-dias', 'corridas', 'horas-laborables']),
  }),
  z.strictObject({ kind: z.enum(['dias-termino', 'dias-plazo']), dias: z.int() }),
  z.strictObject({ kind: z.literal('sin-plazo') }),
]);

export const tramiteResumido = z.strictObject({
  id: z.string(),
  nombre: z.string(),
  resumen: z.string(),
  canales: z.array(canal),
  tiempoEstimado: plazo,
  version: z.string(),
});

export const tramiteEntero = z.strictObject({
  ...tramiteResumido.shape,
  dirigidoA: z.string(),
  obtendra: z.string(),
  costo: z.string(),
  contacto: z.string(),
  puertas: z.array(z.strictObject({ canal, publicada: z.boolean(), abierta: z.boolean() })),
  sePresentaPorApi: z.boolean(),
  baseLegal: z.array(
    z.strictObject({
      norma: z.string(),
      articulo: z.string(),
      dice: z.string(),
      desde: z.string(),
      hasta: z.string().optional(),
    }),
  ),
  /** JSON Schema 2020-12 of `datos`. */
  datos: z.record(z.string(), json),
  documentos: z.array(
    z.strictObject({
      clave: z.string(),
      etiqueta: z.string(),
      formatos: z.array(z.string()),
      maximo: z.int(),
      obligatorio: z.boolean(),
      /** Asked only where the answer to `campo` is one of `es`. */
      cuando: z.strictObject({ campo: z.string(), es: z.array(z.string()) }).nullable(),
    }),
  ),
});

export const presentada = z.strictObject({ referencia, estado });
export const cambiada = z.strictObject({ referencia, estado, version });

const decision = z.strictObject({
  resultado: z.enum(['aprobada', 'negada']),
  motivo: z.string(),
  baseLegal: z.string(),
  cambios: z.array(
    z.strictObject({ campo: z.string(), etiqueta: z.string(), antes: z.string(), ahora: z.string() }),
  ),
});

export const decisionEntera = z.strictObject({
  ...decision.shape,
  decidida: instante,
  automatica: z.boolean(),
  efecto: z.enum(['aplicado', 'pendiente', 'fallido', 'ninguno']),
});

export const solicitudEntera = z.strictObject({
  referencia,
  tramite: z.string(),
  estado,
  estadoEnPalabras: z.string(),
  version,
  canal,
  respuestas: z.array(
    z.strictObject({ campo: z.string(), etiqueta: z.string(), lineas: z.array(z.string()) }),
  ),
  decision: decision.nullable(),
  presentada: instante,
  promesaVence: instante.nullable(),
  terminoLegalVence: instante.nullable(),
  correccion: z
    .strictObject({
      pide: z.string(),
      campos: z.array(z.string()),
      documentos: z.array(z.string()),
      vence: instante,
    })
    .nullable(),
  /** What this account can do to it now: the last part of each address. */
  puede: z.array(z.enum(Object.values(rutaDeVerbo))),
});

export const paraDecidir = z.strictObject({
  ...solicitudEntera.shape,
  solicitante: z.strictObject({ ruc: z.string().nullable(), nombre: z.string() }),
  unidad: z.string(),
  asignadaA: z.string().nullable(),
  comprobaciones: z.array(
    z.strictObject({
      codigo: z.string(),
      estado: z.enum(['ok', 'warn', 'reject', 'unknown']),
      frase: z.string(),
    }),
  ),
  revisiones: z.array(z.string()),
  causales: z.array(z.string()),
  cambiosAlAprobar: z.array(decision.shape.cambios.element),
  dosPersonas: z.strictObject({ aprobar: z.boolean(), negar: z.boolean() }),
  /** What the first of two persons proposes; the second decides on the very same words. */
  propuesta: z
    .strictObject({
      decide: z.enum(['aprobar', 'negar']),
      motivo: z.string(),
      causal: z.string().nullable(),
      nombre: z.string(),
      propuesta: instante,
    })
    .nullable(),
  /** To be sent back with a decision: what it was decided upon. Null for a closed case. */
  visto: z.string().nullable(),
  huella: z.string(),
});

export const eventoPublico = z.strictObject({
  n: z.int(),
  tipo: z.string(),
  nombre: z.string(),
  quien: z.enum(['solicitante', 'institucion', 'entidad', 'sistema']),
  ocurrido: instante,
});

export const mensaje = z.strictObject({
  n: z.int(),
  quien: eventoPublico.shape.quien,
  texto: z.string(),
  escrito: instante,
});

export const documentoAdjunto = z.strictObject({
  id: z.string(),
  documento: z.string(),
  nombre: z.string(),
  formato: z.string(),
  tamanoBytes: z.int(),
  sha256: z.string(),
});

export const recibo = z.strictObject({
  n: z.int(),
  tipo: z.string(),
  ocurrido: instante,
  codigo: z.string().nullable(),
});

export const filaDeCola = z.strictObject({
  referencia,
  tramite: z.string(),
  estado,
  version,
  unidad: z.string(),
  asignadaA: z.string().nullable(),
  solicitante: z.strictObject({ ruc: z.string().nullable(), nombre: z.string() }),
  presentada: instante,
  vence: instante.nullable(),
});

export const opcion = z.strictObject({ codigo: z.string(), nombre: z.string() });

/** A page of a list; `siguiente` is the cursor of the next one, null on the last. */
export const paginaDe = <T extends z.ZodType>(fila: T) =>
  z.strictObject({ datos: z.array(fila), siguiente: z.string().nullable() });

export const listaDe = <T extends z.ZodType>(fila: T) => z.strictObject({ datos: z.array(fila) });

/** RFC 9457. */
export const problema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  errors: z.array(z.strictObject({ pointer: z.string(), detail: z.string() })).optional(),
});
