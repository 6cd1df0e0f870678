/** What the agency's register may answer, checked before anything uses it. Loaded with the first question. */
import { z } from 'zod';
import type { Ficha } from '../domain/registro/ficha.ts';
import type { Entidad, Proceso } from '../domain/registro/proceso.ts';

const texto = z.string().max(4_000);
const codigo = z.string().min(1).max(100);
const ruc = z.string().regex(/^\d{13}$/);
const fecha = z.iso.date();
const lista = <T extends z.ZodType>(of: T) => z.array(of).max(5_000);
const version = z.int().min(0);

const direccion = z.object({
  parroquia: z.string().regex(/^\d{6}$/),
  calle: texto,
  numero: texto,
  interseccion: texto,
  referencia: texto,
});
const impedimento = z.object({
  causa: texto,
  desde: fecha,
  hasta: fecha.nullable(),
  fuente: texto,
  documento: texto.nullable(),
});
const pendiente = z.object({
  tipo: z.enum([
    'oferta-abierta',
    'adjudicacion-sin-firma',
    'contrato-en-ejecucion',
    'orden-de-compra',
    'sancion-en-tramite',
    'deuda',
  ]),
  referencia: texto,
  detalle: texto,
});
const representante = z.object({
  cedula: codigo,
  nombre: texto,
  fechaNacimiento: fecha,
  desde: fecha,
  hasta: fecha.nullable(),
});

const socio = z.object({ cedula: codigo, nombre: texto, fechaIngreso: fecha.nullable() });

/** Members the contract does not know are kept: they go back with the change as they came. */
const ficha = z.looseObject({
  ruc,
  tipo: z.enum(['natural', 'juridica', 'eps']),
  nacional: z.boolean(),
  razonSocial: texto,
  nombreComercial: texto,
  estado: z.enum(['habilitado', 'no-habilitado', 'pasivo']),
  estadoDesde: fecha,
  impedimentos: lista(impedimento),
  pendientes: lista(pendiente),
  direccion: direccion.nullable(),
  correo: z.object({ direccion: texto, recuperaDesdeMs: z.number(), anterior: texto.nullable() }),
  telefonos: lista(
    z.object({ tipo: z.enum(['celular', 'convencional', 'linea-1800']), numero: codigo, extension: texto }),
  ),
  cpcs: lista(z.object({ codigo, ciiu: texto, desde: fecha })),
  ciius: lista(codigo),
  representantes: lista(representante),
  socios: z.array(socio).max(20_000).exactOptional(),
  listadoDeSocios: z
    .object({
      referencia: codigo,
      fecha,
      sha256: lista(codigo),
      anterior: z.array(socio).max(20_000).exactOptional(),
    })
    .nullable(),
  sri: z.object({ parroquia: texto.nullable(), nombreComercial: texto.nullable() }).nullable(),
}) satisfies z.ZodType<Ficha>;

const proceso = z.looseObject({
  codigo,
  entidad: ruc,
  objeto: texto,
  tipo: texto,
  fase: z.enum(['precontractual', 'contractual', 'desierto', 'cancelado', 'finalizado']),
  presupuesto: texto.nullable(),
  etapas: lista(z.object({ nombre: texto, fechaHora: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/) })),
  suspendido: z.boolean(),
}) satisfies z.ZodType<Proceso>;

const entidad = z.looseObject({
  ruc,
  nombre: texto,
  correo: texto,
  parroquia: texto.nullable(),
}) satisfies z.ZodType<Entidad>;

export const shapes = {
  proveedor: z.object({ version, contenido: ficha }),
  entidad: z.object({ version, contenido: entidad }),
  procesos: z.object({
    procesos: z.array(z.object({ id: codigo, version, contenido: proceso })).max(50),
  }),
  escrito: z.object({ version }),
} as const;
