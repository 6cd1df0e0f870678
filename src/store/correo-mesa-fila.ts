/** One row of the mail desk: a thread as its lists show it. */
import { columnasDeHilo, type HiloEnLista } from './correo-mesa-hilo.ts';

export type FilaDeHilo = HiloEnLista & {
  /** When the owner's last mail arrived that nobody of the staff answered; null where nothing waits. */
  readonly esperaDesdeMs: number | null;
  /** Of the last mail; null where it was not judged. */
  readonly autenticidad: string | null;
  readonly correos: number;
  /** Mails of the thread that wait in quarantine. */
  readonly enCuarentena: number;
};

export type HiloRow = Omit<FilaDeHilo, 'cambiadoMs' | 'esperaDesdeMs'> & {
  readonly cambiado_en: Date;
  readonly espera_desde: Date | null;
};

export const filaColumns = `${columnasDeHilo}, m.correos, m."enCuarentena", u.autenticidad,
  case when u.recibido_en > coalesce(r.creada_en, '-infinity') then u.recibido_en end as espera_desde`;

export const filaJoins = `left join cuentas c on c.id = h.asignado
  left join lateral (select count(*)::int as correos, (count(*) filter (where q.en_cuarentena and q.estado <> 'descartado'))::int as "enCuarentena"
    from correos_recibidos q where q.hilo = h.id) m on true
  left join lateral (select q.recibido_en, q.autenticidad from correos_recibidos q
    where q.hilo = h.id and q.clase = 'persona' and not q.en_cuarentena order by q.recibido_en desc limit 1) u on true
  left join lateral (select s.creada_en from correo_salidas s where s.hilo = h.id and s.clase = 'respuesta'
    order by s.creada_en desc limit 1) r on true`;

export function filaFrom({ cambiado_en, espera_desde, ...row }: HiloRow): FilaDeHilo {
  return { ...row, cambiadoMs: cambiado_en.getTime(), esperaDesdeMs: espera_desde?.getTime() ?? null };
}
