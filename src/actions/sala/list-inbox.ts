/** The inbox of a reader with the age of each complaint in working days; nothing in it is sealed. */
import { civilDateAt } from '../../domain/calendar/civil-date.ts';
import { haTerminado } from '../../domain/denuncia/ciclo.ts';
import { type RelojDeDenuncia, relojDeDenuncia } from '../../domain/denuncia/plazos.ts';
import { type FilaDeBandeja, listBandeja } from '../../store/sala-bandeja.ts';
import type { Deps } from '../deps.ts';
import { forReader } from './case-seals.ts';
import { salaLimits } from './sala-limits.ts';
import type { LectorAbierto } from './sala-types.ts';

export type InboxRow = FilaDeBandeja & { readonly reloj: RelojDeDenuncia; readonly terminada: boolean };

export type InboxAsked = {
  /** `abiertas`, `mias` or `todas`. */
  readonly ver: 'abiertas' | 'mias' | 'todas';
  /** Empty: any. */
  readonly estado: string;
  readonly clase: string;
  readonly grupo: string;
};

export type Inbox = {
  /** What the filters leave, the oldest of those that await us first. */
  readonly filas: readonly InboxRow[];
  readonly cuentas: { readonly abiertas: number; readonly mias: number; readonly todas: number };
  readonly nosTocan: number;
};

const matches = (asked: string, value: string) => asked === '' || asked === value;

export async function listInbox(deps: Deps, lector: LectorAbierto, asked: InboxAsked): Promise<Inbox> {
  const rows = lector.custodio
    ? []
    : await listBandeja(deps.sala.db, forReader(lector.cuenta), salaLimits.listedMax);
  const calendar = await deps.calendar();
  const hoy = civilDateAt(deps.clock.nowMs(), calendar.zone);
  const all = rows.map((row) => {
    const terminada = haTerminado(row);
    return {
      ...row,
      terminada,
      nosToca: row.nosToca && !terminada,
      reloj: relojDeDenuncia(row, hoy, calendar),
    };
  });
  const abiertas = all.filter(({ terminada }) => !terminada);
  const mias = abiertas.filter(({ asignada }) => asignada === lector.cuenta);
  const shown = { abiertas, mias, todas: all }[asked.ver];
  return {
    filas: shown
      .filter(
        ({ estado, clase, grupo }) =>
          matches(asked.estado, estado) && matches(asked.clase, clase) && matches(asked.grupo, grupo),
      )
      .toSorted(
        (a, b) => Number(b.nosToca) - Number(a.nosToca) || (a.dia < b.dia ? -1 : a.dia > b.dia ? 1 : 0),
      ),
    cuentas: { abiertas: abiertas.length, mias: mias.length, todas: all.length },
    nosTocan: abiertas.filter(({ nosToca }) => nosToca).length,
  };
}
