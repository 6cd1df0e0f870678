/** What a backup says of itself, read before anything of it is believed. */
import { z } from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().nonnegative();

const filesSchema = z.strictObject({
  cuantos: count,
  bytes: count,
  /** SHA-256 over the names in their order, one per line: every name is the SHA-256 of its file. */
  huella: sha256,
});

export const manifestSchema = z.strictObject({
  formato: z.literal(1),
  programa: z.string().max(64),
  modo: z.enum(['demo', 'production']),
  creadoEn: z.iso.datetime(),
  servidor: z.string().max(64),
  /** Tells whether SECRET_KEY is the one the rows were written under; says nothing of it. */
  llave: z.string().max(64),
  migraciones: z.array(z.string().max(128)),
  colas: z.string().max(16),
  tablas: z.array(
    z.strictObject({
      nombre: z.string().max(128),
      columnas: z.array(z.string().max(64)),
      filas: count,
      bytes: count,
      sha256,
    }),
  ),
  secuencias: z.array(z.strictObject({ columna: z.string().max(200), ultima: z.string().regex(/^\d+$/) })),
  archivos: z.record(z.enum(['archivos', 'sala']), filesSchema),
  /** The last head of the public log this machine had published; null where there was none. */
  punto: z.string().max(65_536).nullable(),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type CopiedTable = Manifest['tablas'][number];
export type CopiedFiles = z.infer<typeof filesSchema>;

export const fileFolders = ['archivos', 'sala'] as const;
export type FileFolder = (typeof fileFolders)[number];
