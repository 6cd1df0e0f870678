/** Changes the calendar within a transaction: a version of it, a line of its history, or nothing where nothing differs. */
import { claveDeFeriado } from '../../domain/calendar/clave-de-feriado.ts';
import type { Holiday } from '../../domain/calendar/holiday.ts';
import { canonicalJson, type Json } from '../../domain/canonical-json.ts';
import type { Queries } from '../../platform/database.ts';
import type { CalendarSetting } from '../../store/calendario.ts';
import { lockCalendario, putFeriados, raiseCalendario, removeFeriados } from '../../store/feriados-cambio.ts';
import { sha256Hex } from '../../trust/chain.ts';

/** What is to differ; a part that is left out stays. */
export type CambioDeCalendario = {
  readonly poner?: readonly Holiday[];
  readonly quitar?: readonly Holiday[];
  readonly valor?: CalendarSetting['valor'];
};

/** Whose change it is; `cuenta` null where nobody signed in. */
export type Autoria = {
  readonly motivo: string;
  readonly cuenta: string | null;
  readonly nombre: string;
  readonly ocurridoMs: number;
};

export type CalendarioEscrito = {
  readonly version: number;
  readonly nuevas: number;
  readonly cambiadas: number;
  readonly quitadas: number;
};

/** Days named in one line of history; a file of more is told by its number. */
const namedMax = 400;

const dayOf = (holiday: Holiday, cambio: 'puesto' | 'quitado'): Json => ({
  ...claveDeFeriado(holiday),
  cambio,
  nombre: holiday.name,
  fuente: holiday.source,
});

/** Null: the calendar is no longer the version that was seen. `versionVista` null takes it as it is. */
export async function writeCalendar(
  queries: Queries,
  versionVista: number | null,
  { poner = [], quitar = [], valor }: CambioDeCalendario,
  autoria: Autoria,
): Promise<CalendarioEscrito | null> {
  const held = await lockCalendario(queries);
  if (versionVista !== null && held.version !== versionVista) return null;
  const quitadas = quitar.length === 0 ? 0 : await removeFeriados(queries, quitar.map(claveDeFeriado));
  const { nuevas, cambiadas } =
    poner.length === 0 ? { nuevas: 0, cambiadas: 0 } : await putFeriados(queries, poner);
  const next = valor ?? held.valor;
  const isSame = canonicalJson(next as Json) === canonicalJson(held.valor as Json);
  if (nuevas + cambiadas + quitadas === 0 && isSame)
    return { version: held.version, nuevas, cambiadas, quitadas };
  const open = {
    clave: 'calendario' as const,
    version: held.version + 1,
    valor: {
      ...(next as { readonly [k: string]: Json }),
      feriados: {
        puestos: poner.length,
        quitados: quitadas,
        dias: [
          ...poner.map((day) => dayOf(day, 'puesto')),
          ...quitar.map((day) => dayOf(day, 'quitado')),
        ].slice(0, namedMax),
      },
    },
    ...autoria,
    hashAnterior: held.hash,
  };
  await raiseCalendario(queries, next, { ...open, hash: sha256Hex(canonicalJson(open)) });
  return { version: open.version, nuevas, cambiadas, quitadas };
}
