/** The facts that checks look at, gathered before they run, so that checks stay pure and can be replayed. */
import type { Territory } from '../calendar/holiday.ts';
import type { CalendarIndex } from '../calendar/working-calendar.ts';
import type { Ficha } from '../registro/ficha.ts';
import type { Entidad, Proceso } from '../registro/proceso.ts';

export type Parroquia = {
  readonly codigo: string;
  readonly nombre: string;
  readonly canton: string;
  readonly provincia: string;
};
export type Cpc = { readonly codigo: string; readonly descripcion: string; readonly restringido: boolean };

export type Hechos = {
  /** Civil date at the agency ('YYYY-MM-DD') and the instant in epoch ms. */
  readonly hoy: string;
  readonly ahoraMs: number;
  /** Local time at the agency, 'YYYY-MM-DDTHH:MM', to compare with schedules. */
  readonly ahoraLocal: string;
  /** False when the agency's own register could not be asked: checks then answer `unknown`. */
  readonly registroDisponible: boolean;
  readonly ficha: Ficha | null;
  readonly proceso: Proceso | null;
  /** The register entry of the entity somebody without session says to be; null where it is a supplier or nobody. */
  readonly entidadTitular: Entidad | null;
  /** RUC of the filing entity, where an entity files. */
  readonly entidad: string | null;
  /** The agency's calendar, and where the filing entity is: its local holidays are no working days for its processes. */
  readonly calendario: CalendarIndex;
  readonly territorioEntidad: Territory;
  readonly parroquias: ReadonlyMap<string, Parroquia>;
  readonly cpcs: ReadonlyMap<string, Cpc>;
  /** Pairs 'cpc:ciiu' that the relation table supports. */
  readonly relaciones: ReadonlySet<string>;
  /** True where the agency has loaded a CPC–CIIU relation table at all. */
  readonly hayRelaciones: boolean;
  /** Fields whose address was proved by a code, as 'campo=address folded'. */
  readonly verificados: ReadonlySet<string>;
};
