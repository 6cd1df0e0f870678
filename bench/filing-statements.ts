/** The two statements that filing is compared with: one bare row, and everything the product writes, without the product. */
import type pg from 'pg';
import type { EventoNuevo } from '../src/domain/solicitud/evento.ts';
import { systemClock } from '../src/platform/clock.ts';
import type { Database, Statement } from '../src/platform/database.ts';
import { commitSolicitud } from '../src/store/commit-solicitud.ts';
import { findSolicitudByReferencia, readJournal } from '../src/store/solicitudes.ts';
import type { BareOrder, BareValue, Change } from './bare-order.ts';

type Repeated = Pick<BareOrder, 'name' | 'text' | 'values'>;

type Column = { readonly name: string; readonly type: string };

/** Marks the yardstick's rows, so that the count of real cases leaves them out. */
export const bareMark = 'medida-base';

const changeOfColumn: Readonly<Record<string, Change>> = { id: 'id', referencia: 'unico' };

/** `insert into solicitudes` of one row as large as a filed one. */
export async function bareInsert(client: pg.Client, referencia: string): Promise<Repeated> {
  const { rows: columns } = await client.query<Column>(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid = 'solicitudes'::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
  );
  const list = columns.map(({ name }) => name).join(', ');
  const texts = columns.map(({ name }) => `${name}::text`).join(', ');
  const { rows } = await client.query<Record<string, string | null>>(
    `select ${texts} from solicitudes where referencia = $1`,
    [referencia],
  );
  const values = columns.map(({ name }): BareValue => {
    const value = name === 'tramite' ? bareMark : (rows[0]?.[name] ?? null);
    return { value, change: changeOfColumn[name] ?? 'igual' };
  });
  const parameters = columns.map((_column, at) => `$${at + 1}`).join(', ');
  return { name: 'bare', text: `insert into solicitudes (${list}) values (${parameters})`, values };
}

const changeOfParameter: Readonly<Record<string, Change>> = {
  id: 'id',
  referencia: 'unico',
  llave: 'unico',
  asientoId: 'titular',
  asientoVersion: 'version',
};

/** The statement that filed `referencia`, with the values it had, as the product itself builds it. */
export async function wholeStatement(db: Database, client: pg.Client, referencia: string): Promise<Repeated> {
  const solicitud = await findSolicitudByReferencia(db, referencia);
  if (solicitud === null) throw new Error(`no case ${referencia}`);
  const eventos = await readJournal(db, solicitud.id);
  const visto = solicitud.asientoVisto;
  const entry = await client.query<{ contenido: string; cambios: string }>(
    `select a.contenido::text as contenido, h.cambios::text as cambios from asientos_historia h
     join asientos a using (clase, id) where h.origen = $1`,
    [referencia],
  );
  const written = entry.rows[0];
  let captured: { statement: Statement; values: readonly unknown[] } | null = null;
  const listener: Database = {
    ...db,
    query: async (statement, values = []) => {
      captured = { statement, values };
      return [{ escrita: true }] as never[];
    },
  };
  await commitSolicitud(listener, {
    solicitud: { ...solicitud, tramite: bareMark },
    versionVista: null,
    eventos: eventos.map((evento) => ({ ...evento, datos: evento.datos as EventoNuevo['datos'] })),
    orden: { autor: bareMark, llave: bareMark, huella: solicitud.hash, respuesta: { referencia } },
    asiento:
      visto === null || written === undefined
        ? null
        : {
            clase: visto.clase,
            id: visto.id,
            versionVista: visto.version,
            contenidoJson: written.contenido,
            cambiosJson: written.cambios,
          },
    borrador: null,
    demoraMs: 0,
    ahoraMs: systemClock.nowMs(),
  });
  return repeated(captured);
}

type Captured = { readonly statement: Statement; readonly values: readonly unknown[] } | null;

function repeated(captured: Captured): Repeated {
  if (captured === null) throw new Error('the product wrote nothing');
  const { statement, values } = captured;
  const names = 'parameters' in statement ? (statement.parameters as readonly string[]) : [];
  return {
    name: statement.name,
    text: statement.text,
    values: values.map((value, at) => ({
      value: value as string | number | null,
      change: changeOfParameter[names[at] ?? ''] ?? 'igual',
    })),
  };
}
