/** Reads the rows of a schedule from its form: only stages with a new date, and where on the page each of them stands. */
import type { CampoLista } from '../../domain/tramite/campo.ts';
import type { Entrada } from '../../domain/tramite/leer-datos.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';

/** Sent with every stage of the register: left without a new date, it is no answer. */
export const fixedMark = '_fija';

/** `index`: the number of the row in the names of its boxes. */
export type ScheduleRow = { readonly index: number; readonly row: Entrada };

/** In the order of the page, which is that of the schedule. */
export function scheduleRows(campo: CampoLista, name: string, body: FormBody): readonly ScheduleRow[] {
  const indexes = new Set<number>();
  for (const key of body.keys()) {
    const index = key.startsWith(`${name}.`)
      ? /^(\d{1,3})\./.exec(key.slice(name.length + 1))?.[1]
      : undefined;
    if (index !== undefined) indexes.add(Number(index));
  }
  return [...indexes].flatMap((index) => {
    const at = `${name}.${index}`;
    const row = Object.fromEntries(
      Object.keys(campo.campos).map((sub) => [sub, first(body, `${at}.${sub}`)]),
    );
    const isLeft = (row.fechaHora ?? '').trim() === '';
    return isLeft && first(body, `${at}.${fixedMark}`) !== '' ? [] : [{ index, row }];
  });
}
