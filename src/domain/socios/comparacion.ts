/** The answer of the three-way comparison of members: one row per person, in the order in which an officer looks. */
import type { NameMatch } from './name-similarity.ts';
import type { FilaDeSocio, Socio } from './socio.ts';

/** What asks for attention first. */
export const clases = [
  'invalido',
  'duplicado',
  'solo-en-excel',
  'solo-en-listado',
  'cambio-de-nombre',
  'alta',
  'baja',
  'igual',
] as const;

export type Clase = (typeof clases)[number];

/** What accepting the row does to the roll. */
export type EfectoDeFila = 'entra' | 'sale' | 'queda' | 'ninguno';

export type FilaComparada = {
  /** Names the row when it is accepted: its cédula, or a mark of its own where the number cannot be read. */
  readonly clave: string;
  /** As read; as written where it cannot be read. */
  readonly cedula: string;
  readonly nombres: {
    readonly registrado: string | null;
    readonly listado: string | null;
    readonly archivo: string | null;
  };
  readonly clase: Clase;
  /** The worst of the names compared with the list's; null where there is nothing to compare. */
  readonly coincidencia: NameMatch | null;
  readonly efecto: EfectoDeFila;
  /** The member as registered. */
  readonly antes: Socio | null;
  /** The member once the row is accepted: the list of the Superintendency is the authority. */
  readonly despues: Socio | null;
  /** Rows of the spreadsheet that speak of this person; ten at most. */
  readonly filas: readonly number[];
  readonly sentence: string;
};

export type Comparacion = {
  readonly filas: readonly FilaComparada[];
  readonly cuentas: Readonly<Record<Clase, number>>;
  /** People, not rows: duplicates count once, unreadable numbers not at all. */
  readonly totales: {
    readonly registrados: number;
    readonly listado: number;
    readonly archivo: number;
    /** The roll when every row is accepted. */
    readonly resultado: number;
  };
};

export type PorComparar = {
  readonly registrados: readonly Socio[];
  /** The list of the Superintendency (SEPS). */
  readonly listado: readonly Socio[];
  readonly archivo: readonly FilaDeSocio[];
};
