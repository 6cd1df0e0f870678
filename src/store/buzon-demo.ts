/** The demo's mailbox: letters that would have gone out, for the page that shows them. */
import type { Database } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

export type CartaDemo = {
  readonly id: string;
  readonly para: string;
  readonly asunto: string;
  readonly texto: string;
  readonly recibidoMs: number;
};

type Row = Omit<CartaDemo, 'recibidoMs'> & { recibido_en: Date };

const insert = statement<'id' | 'para' | 'asunto' | 'texto' | 'ahora'>(
  'buzon-recibir',
  `insert into buzon_demo (id, para, asunto, texto, recibido_en) values (:id, :para, :asunto, :texto, :ahora) on conflict do nothing`,
);
const list = statement<'limite'>(
  'buzon-listar',
  'select id, para, asunto, texto, recibido_en from buzon_demo order by recibido_en desc, id desc limit :limite',
);
const trim = statement<'antes'>('buzon-vaciar', 'delete from buzon_demo where recibido_en < :antes');

function cartaFrom({ recibido_en, ...row }: Row): CartaDemo {
  return { ...row, recibidoMs: recibido_en.getTime() };
}

/** The same letter received twice is there once, as with any mail program that knows Message-IDs. */
export async function putCartaDemo(
  db: Database,
  carta: Omit<CartaDemo, 'recibidoMs'>,
  ahoraMs: number,
): Promise<void> {
  await db.execute(insert, valuesFor(insert, { ...carta, ahora: instant(ahoraMs) }));
}

/** The newest first. */
export async function listCartasDemo(db: Database, limite: number): Promise<readonly CartaDemo[]> {
  return (await db.query<Row>(list, valuesFor(list, { limite }))).map(cartaFrom);
}

/** How many letters from before `antesMs` were thrown away. */
export async function deleteOldCartasDemo(db: Database, antesMs: number): Promise<number> {
  return db.execute(trim, valuesFor(trim, { antes: instant(antesMs) }));
}
