/**
 * The facts an automatic decision rested on, as its event keeps them: enough to judge again years later, when register,
 * codes and calendar are others. Sets and maps become lists, the calendar its version and the hash of its content.
 */
import type { Territory } from '../calendar/holiday.ts';
import type { CalendarIndex } from '../calendar/working-calendar.ts';
import type { Json } from '../canonical-json.ts';
import type { AdjuntoExaminado } from '../documento/examen.ts';
import type { Ficha } from '../registro/ficha.ts';
import type { Entidad, Proceso } from '../registro/proceso.ts';
import type { Cpc, Hechos, Parroquia } from './hechos.ts';

export type Evidencia = {
  readonly forma: 1;
  readonly hoy: string;
  readonly ahoraMs: number;
  readonly ahoraLocal: string;
  readonly registroDisponible: boolean;
  readonly ficha: Ficha | null;
  readonly proceso: Proceso | null;
  readonly entidadTitular: Entidad | null;
  readonly entidad: string | null;
  readonly territorioEntidad: Territory;
  readonly calendario: { readonly version: string; readonly huella: string };
  readonly parroquias: readonly Parroquia[];
  readonly cpcs: readonly Cpc[];
  readonly relaciones: readonly string[];
  readonly hayRelaciones: boolean;
  readonly verificados: readonly string[];
  readonly adjuntos: readonly AdjuntoExaminado[];
  /** The version of the register entry that the effect was reckoned on. */
  readonly asiento: {
    readonly clase: 'proveedor' | 'proceso';
    readonly id: string;
    readonly version: number;
  } | null;
};

export function evidenciaDe(
  hechos: Hechos,
  adjuntos: readonly AdjuntoExaminado[],
  { huella, asiento }: { readonly huella: string; readonly asiento: Evidencia['asiento'] },
): Evidencia {
  const { parroquias, cpcs, relaciones, verificados, calendario, ...rest } = hechos;
  return {
    ...rest,
    forma: 1,
    calendario: { version: calendario.calendar.version, huella },
    parroquias: [...parroquias.values()],
    cpcs: [...cpcs.values()],
    relaciones: [...relaciones].sort(),
    verificados: [...verificados].sort(),
    adjuntos,
    asiento,
  };
}

/** Null where the event holds none that this program can read. */
export function leerEvidencia(kept: Json | undefined): Evidencia | null {
  if (kept === null || typeof kept !== 'object' || Array.isArray(kept)) return null;
  const { forma } = kept as { readonly forma?: Json };
  // Written by `evidenciaDe` of the same form, and kept under the hash of its event.
  return forma === 1 ? (kept as Json as Evidencia) : null;
}

/** The facts as they were. `calendario` is asked for only where a check looks at it. */
export function hechosDe(evidencia: Evidencia, calendario: () => CalendarIndex): Hechos {
  const { forma: _form, adjuntos: _papers, asiento: _entry, calendario: _version, ...rest } = evidencia;
  return {
    ...rest,
    parroquias: new Map(evidencia.parroquias.map((one) => [one.codigo, one])),
    cpcs: new Map(evidencia.cpcs.map((one) => [one.codigo, one])),
    relaciones: new Set(evidencia.relaciones),
    verificados: new Set(evidencia.verificados),
    get calendario() {
      return calendario();
    },
  };
}
