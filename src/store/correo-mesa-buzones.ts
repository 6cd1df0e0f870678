/** Mailboxes as staff see them: which stopped, since when, and why. */
import type { Queries } from '../platform/database.ts';
import { statement, valuesFor } from './statement.ts';

export type BuzonDetenido = {
  readonly buzon: string;
  /** Short code. */
  readonly causa: string;
  readonly reintentarMs: number | null;
  readonly vistoMs: number | null;
};

const stopped = statement(
  'buzones-detenidos',
  `select buzon, causa, reintentar_en, visto_en from correo_buzones where causa is not null order by buzon limit 20`,
);

type Row = Pick<BuzonDetenido, 'buzon' | 'causa'> & { reintentar_en: Date | null; visto_en: Date | null };

export async function listBuzonesDetenidos(db: Queries): Promise<readonly BuzonDetenido[]> {
  return (await db.query<Row>(stopped, valuesFor(stopped, {}))).map(
    ({ reintentar_en, visto_en, ...row }) => ({
      ...row,
      reintentarMs: reintentar_en?.getTime() ?? null,
      vistoMs: visto_en?.getTime() ?? null,
    }),
  );
}
