/** Who of the staff read which case, conversation or mail, and who searched for what: written down once per session and thing read, never removed. */
import type { Json } from '../domain/canonical-json.ts';
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';
import { type ClaseSuceso, insertSuceso } from './sucesos.ts';

const noted = statement<'clase' | 'cuenta' | 'detalle' | 'desde'>(
  'lectura-anotada',
  `select 1 as una from sucesos_de_seguridad where cuenta = :cuenta::uuid and ocurrido_en >= :desde::timestamptz
     and clase = :clase and detalle = :detalle::jsonb limit 1`,
);

export type Lectura = (
  | { readonly referencia: string }
  | { readonly conversacion: string }
  | { readonly hilo: string }
  /** A mail that stands in no thread. */
  | { readonly correo: string }
  /** Words that were searched for, as a keyed hash; the case, where a whole reference was among them. */
  | { readonly consulta: string; readonly en: 'cola' | 'buscador'; readonly referencia?: string }
  /** A look into the audit room: what was asked for, in ids and words of the program only. */
  | {
      readonly auditoria: string;
      readonly pedido: { readonly [nombre: string]: Json };
      readonly referencia?: string;
    }
) & {
  readonly cuenta: string;
  /** Of the session, so that each sign-in counts as a visit of its own. */
  readonly sesion: string;
  /** When that session began, epoch ms. */
  readonly desdeMs: number;
};

type Leido = Omit<Lectura, 'cuenta' | 'desdeMs'>;

function claseDe(detalle: Leido): ClaseSuceso {
  if ('conversacion' in detalle) return 'lectura-de-conversacion';
  if ('consulta' in detalle) return 'lectura-de-busqueda';
  if ('auditoria' in detalle) return 'lectura-de-auditoria';
  return 'referencia' in detalle ? 'lectura-de-caso' : 'lectura-de-correo';
}

/** Two first looks at once may leave two lines: one more is no harm, one less would be. */
export async function noteLectura(
  db: Queries,
  { cuenta, desdeMs, ...detalle }: Lectura,
  ahoraMs: number,
): Promise<void> {
  const clase = claseDe(detalle);
  const values = { clase, cuenta, detalle: JSON.stringify(detalle), desde: instant(desdeMs) };
  const [found] = await db.query(noted, valuesFor(noted, values));
  if (found !== undefined) return;
  await insertSuceso(db, { clase, cuenta, detalle }, ahoraMs);
}
