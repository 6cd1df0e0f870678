/** Gathers, before any check runs, every fact the answers touch: the register entry, places, codes, the process. */
import { civilDateAt, civilMinuteAt } from '../domain/calendar/civil-date.ts';
import type { CalendarIndex } from '../domain/calendar/working-calendar.ts';
import { parseProcessCode } from '../domain/identity/process-code.ts';
import type { Campo, Datos, Fila } from '../domain/tramite/campo.ts';
import type { Definicion } from '../domain/tramite/definicion.ts';
import type { Hechos } from '../domain/tramite/hechos.ts';
import { type AsientoDe, RegistryFault } from '../registry/port.ts';
import { readFactsByCode } from '../store/catalogos.ts';
import { territorioDe } from './clocks.ts';
import type { Deps } from './deps.ts';

/** Who is being looked up: a supplier by RUC, an entity by RUC, or nobody. */
export type Titular = { readonly clase: 'proveedor' | 'entidad'; readonly ruc: string } | null;

export type Facts = {
  readonly hechos: Hechos;
  /** The entry an effect would change, at the version the checks saw. */
  readonly asiento: AsientoDe<'proveedor'> | AsientoDe<'proceso'> | null;
  readonly calendar: CalendarIndex;
};

/** Every answer given to questions of one kind, those within lists included. */
export function valuesOfKind(definicion: Definicion, datos: Datos, tipo: Campo['tipo']): readonly string[] {
  return Object.entries(definicion.datos).flatMap(([nombre, campo]) => {
    const valor = datos[nombre];
    if (valor === undefined) return [];
    if (campo.tipo === tipo && typeof valor === 'string') return [valor];
    if (campo.tipo !== 'lista') return [];
    const columnas = Object.keys(campo.campos).filter((clave) => campo.campos[clave]?.tipo === tipo);
    return (valor as readonly Fila[]).flatMap((fila) =>
      columnas.flatMap((columna) => (typeof fila[columna] === 'string' ? [fila[columna]] : [])),
    );
  });
}

async function findProceso(
  deps: Deps,
  codigo: string | undefined,
  entidad: string | null,
): Promise<AsientoDe<'proceso'> | null> {
  const leido = codigo === undefined ? null : parseProcessCode(codigo);
  if (leido === null || !leido.ok) return null;
  const candidatos = await deps.registry.procesos(leido.value.folded);
  return candidatos.find((p) => p.contenido.entidad === entidad) ?? candidatos[0] ?? null;
}

/** 'YYYY-MM-DDTHH:MM' at the agency. */
function localMinute(atMs: number, calendar: CalendarIndex): string {
  const { date, minute } = civilMinuteAt(atMs, calendar.zone);
  return `${date}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

async function readRegister(deps: Deps, definicion: Definicion, datos: Datos, titular: Titular) {
  try {
    const [codigo] = valuesOfKind(definicion, datos, 'proceso');
    // Without session nobody knows yet whether the RUC is a supplier's or an entity's.
    const anonymous = definicion.solicitante === 'titular-sin-sesion';
    const [proveedor, proceso, entidad] = await Promise.all([
      titular?.clase === 'proveedor' ? deps.registry.proveedor(titular.ruc) : null,
      findProceso(deps, codigo, titular?.clase === 'entidad' ? titular.ruc : null),
      titular !== null && (anonymous || titular.clase === 'entidad')
        ? deps.registry.entidad(titular.ruc)
        : null,
    ]);
    return { disponible: true, proveedor, proceso, entidad, anonymous };
  } catch (error) {
    if (!(error instanceof RegistryFault)) throw error;
    // Intake never waits for another system: the checks answer "unknown" and an officer decides.
    deps.log.warn('registro-sin-respuesta', { kind: error.name });
    return { disponible: false, proveedor: null, proceso: null, entidad: null, anonymous: false };
  }
}

export async function gatherFacts(
  deps: Deps,
  definicion: Definicion,
  datos: Datos,
  titular: Titular,
  verificados: readonly string[],
): Promise<Facts> {
  const ahoraMs = deps.clock.nowMs();
  const [registro, calendar] = await Promise.all([
    readRegister(deps, definicion, datos, titular),
    deps.calendar(),
  ]);
  const parroquias = valuesOfKind(definicion, datos, 'ubicacion');
  const registrada = registro.proveedor?.contenido.direccion?.parroquia;
  const byCode = await readFactsByCode(
    deps.db,
    registrada === undefined || parroquias.length === 0 ? parroquias : [...parroquias, registrada],
    valuesOfKind(definicion, datos, 'cpc'),
  );
  const hechos: Hechos = {
    ...byCode,
    ahoraMs,
    hoy: civilDateAt(ahoraMs, calendar.zone),
    ahoraLocal: localMinute(ahoraMs, calendar),
    registroDisponible: registro.disponible,
    ficha: registro.proveedor?.contenido ?? null,
    proceso: registro.proceso?.contenido ?? null,
    entidadTitular: registro.anonymous ? (registro.entidad?.contenido ?? null) : null,
    entidad: titular?.clase === 'entidad' ? titular.ruc : null,
    calendario: calendar,
    territorioEntidad: territorioDe(registro.entidad?.contenido.parroquia ?? undefined),
    verificados: new Set(verificados),
  };
  return { hechos, asiento: titular?.clase === 'entidad' ? registro.proceso : registro.proveedor, calendar };
}
