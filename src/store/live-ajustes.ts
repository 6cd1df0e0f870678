/** Settings that every page asks for, kept in memory: read again by a duty every few seconds, never while somebody waits. */
import type { Ajuste, ClaveDeAjuste } from '../domain/ajuste.ts';
import { type Cierres, leerCierres } from '../domain/ajustes/puertas.ts';
import { avisosVigentes, leerTextos, type Textos } from '../domain/ajustes/textos.ts';
import { civilDateAt } from '../domain/calendar/civil-date.ts';
import { type Zone, zoneGalapagos, zoneGuayaquil } from '../domain/calendar/zone.ts';
import type { Json } from '../domain/canonical-json.ts';
import type { Clock } from '../platform/clock.ts';
import type { Queries } from '../platform/database.ts';
import { statement } from './statement.ts';

const read = statement<never>(
  'ajustes-vivos',
  `select clave, version, valor from ajustes where clave in ('puertas', 'textos', 'calendario')`,
);

export type AjustesVivos = {
  /** Doors that are closed now, by the operator or the agency, as `tramite:puerta`. The set itself changes. */
  readonly cerradas: ReadonlySet<string>;
  /** Those that only the operator can open again. */
  readonly porOperador: ReadonlySet<string>;
  /** What the agency closed by itself. */
  cierres(): Cierres;
  textos(): Textos;
  /** What the public pages say today. */
  avisos(): readonly string[];
  /** Another one whenever anything here changed: for what is kept of pages. */
  marca(): string;
  /** Reads them again; what was committed before the call holds when it resolves. */
  refresh(): Promise<void>;
};

function zoneOf(valor: Json | undefined): Zone {
  const isIsland =
    typeof valor === 'object' && valor !== null && 'zona' in valor && valor.zona === zoneGalapagos.id;
  return isIsland ? zoneGalapagos : zoneGuayaquil;
}

type Row = Ajuste & { readonly clave: ClaveDeAjuste };

export function liveAjustes(
  { db, clock }: { readonly db: Queries; readonly clock: Clock },
  porOperador: ReadonlySet<string>,
): AjustesVivos {
  const cerradas = new Set(porOperador);
  let cierres = leerCierres(null);
  let textos = leerTextos(null);
  let zone = zoneGuayaquil;
  let marca = '';
  // One after the other, so that an older reading never comes out on top of a newer one.
  let reading: Promise<void> = Promise.resolve();

  async function load(): Promise<void> {
    const rows = await db.query<Row>(read);
    const of = (clave: ClaveDeAjuste) => rows.find((row) => row.clave === clave);
    const [puertas, palabras, calendario] = [of('puertas'), of('textos'), of('calendario')];
    const next = [puertas, palabras, calendario].map((one) => one?.version ?? 0).join('.');
    if (next === marca) return;
    zone = zoneOf(calendario?.valor);
    textos = leerTextos(palabras?.valor);
    cierres = leerCierres(puertas?.valor);
    // In one go between two awaits: nobody ever sees half of it.
    cerradas.clear();
    for (const puerta of [...porOperador, ...cierres.puertas.keys()]) cerradas.add(puerta);
    marca = next;
  }

  const today = () => civilDateAt(clock.nowMs(), zone);
  const avisos = () => (textos.avisos.length === 0 ? [] : avisosVigentes(textos, today()));
  return {
    cerradas,
    porOperador,
    cierres: () => cierres,
    textos: () => textos,
    avisos,
    // Of notices the day decides too.
    marca: () => (textos.avisos.length === 0 ? marca : `${marca} ${today()}`),
    refresh: () => {
      reading = reading.catch(() => undefined).then(load);
      return reading;
    },
  };
}
