/** The mail desk as one person sees it: threads by what has to happen with them, mails set apart, and mailboxes that stopped. */
import type { EstadoDeHilo } from '../../domain/correo/hilo.ts';
import { foldForSearch } from '../../domain/identity/nombre.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { type BuzonDetenido, listBuzonesDetenidos } from '../../store/correo-mesa-buzones.ts';
import type { FilaDeHilo } from '../../store/correo-mesa-fila.ts';
import {
  type CorreoSuelto,
  countCorreosSueltos,
  countHilos,
  type LugarDeHilo,
  listCorreosSueltos,
  listHilos,
} from '../../store/correo-mesa-lista.ts';
import type { Deps } from '../deps.ts';
import { mailDeskLimits } from './mail-desk-limits.ts';
import { visibleMailUnits } from './visible-mail-units.ts';

export type MailTab = 'atender' | 'esperan' | 'presentados' | 'cuarentena' | 'apartados' | 'cerrados';

export const mailTabs: readonly MailTab[] = [
  'atender',
  'esperan',
  'presentados',
  'cuarentena',
  'apartados',
  'cerrados',
];

const statesOf: { readonly [T in MailTab]: readonly EstadoDeHilo[] } = {
  atender: ['nuevo', 'en-atencion', 'derivado'],
  esperan: ['espera-documentos'],
  presentados: ['presentado'],
  cerrados: ['cerrado'],
  cuarentena: [],
  apartados: [],
};

const allStates: readonly EstadoDeHilo[] = Object.values(statesOf).flat();

export type MailDeskAsked = {
  readonly tab: MailTab;
  readonly tramite: string | null;
  readonly unidad: string | null;
  readonly soloMios: boolean;
  /** As typed. A search looks through every state. */
  readonly buscar: string;
  readonly tras: LugarDeHilo | null;
};

export type MailRow = FilaDeHilo & {
  /** Name of the trámite it seems to be about; null where nothing fits. */
  readonly tramiteNombre: string | null;
  /** Labels of what is still missing. */
  readonly faltanNombres: readonly string[];
};

export type MailDesk = {
  readonly hilos: readonly MailRow[];
  readonly sueltos: readonly CorreoSuelto[];
  readonly siguiente: LugarDeHilo | null;
  /** `countedMax` means that many or more. */
  readonly cuentas: { readonly [T in MailTab]: number };
  readonly unidades: readonly string[];
  readonly tramites: readonly { readonly id: string; readonly nombre: string }[];
  readonly buzones: readonly BuzonDetenido[];
  readonly ahoraMs: number;
};

/** Labels of the definition for codes of fields and papers; a code it no longer knows stays as it is. */
export function labelsOf(
  { definiciones }: Pick<Deps, 'definiciones'>,
  tramite: string | null,
  codes: readonly string[],
): readonly string[] {
  const definicion = tramite === null ? undefined : definiciones.porId(tramite)?.definicion;
  return codes.map((code) => {
    const clave = code.replace(/^documento:/, '');
    return definicion?.documentos[clave]?.etiqueta ?? definicion?.datos[clave]?.etiqueta ?? clave;
  });
}

function rowOf(deps: Deps, fila: FilaDeHilo): MailRow {
  const { tramite, faltan } = fila;
  return {
    ...fila,
    tramiteNombre: tramite === null ? null : (deps.definiciones.porId(tramite)?.definicion.nombre ?? tramite),
    faltanNombres: labelsOf(deps, tramite, faltan),
  };
}

async function countsOf(deps: Deps, unidades: readonly string[] | null): Promise<MailDesk['cuentas']> {
  const [byState, loose] = await Promise.all([
    countHilos(deps.db, unidades, mailDeskLimits.countedMax),
    countCorreosSueltos(deps.db, unidades, mailDeskLimits.countedMax),
  ]);
  const sum = (tab: MailTab) =>
    statesOf[tab].reduce((total, estado) => total + (byState.get(estado) ?? 0), 0);
  return {
    atender: sum('atender'),
    esperan: sum('esperan'),
    presentados: sum('presentados'),
    cerrados: sum('cerrados'),
    ...loose,
  };
}

/** Every definition that mail of the staff's own units can be about: sealed ones are never here. */
function tramitesSeen({ definiciones }: Deps) {
  return definiciones.todas
    .filter(({ definicion }) => definicion.sellado !== true && definicion.noSeOfrece !== true)
    .map(({ definicion: { id, nombre } }) => ({ id, nombre }));
}

/** Refuses whoever handles no mail. */
export async function listMailDesk(
  deps: Deps,
  actor: Funcionario,
  asked: MailDeskAsked,
): Promise<MailDesk | Refusal> {
  const visible = visibleMailUnits(actor);
  if (visible === null) return refuse('sin-permiso');
  const all = visible === 'todas' ? null : visible;
  const buscar = foldForSearch(asked.buscar.slice(0, mailDeskLimits.searchCharsMax).trim());
  const { tab, tramite, unidad, soloMios, tras } = asked;
  const unidades = unidad === null ? all : (all ?? [unidad]).filter((one) => one === unidad);
  const limite = mailDeskLimits.pageRows + 1;
  const estados = buscar === '' ? statesOf[tab] : allStates;
  const isLoose = tab === 'cuarentena' || tab === 'apartados';
  const seleccion = { unidades, estados, tramite, asignado: soloMios ? actor.cuenta : null, buscar };
  const [found, sueltos, cuentas, buzones] = await Promise.all([
    isLoose ? [] : listHilos(deps.db, seleccion, tras, limite),
    isLoose
      ? listCorreosSueltos(deps.db, tab, { unidades, buscar, limite: mailDeskLimits.looseMailsShownMax })
      : [],
    countsOf(deps, all),
    listBuzonesDetenidos(deps.db),
  ]);
  const hilos = found.slice(0, mailDeskLimits.pageRows).map((fila) => rowOf(deps, fila));
  const last = hilos.at(-1);
  return {
    hilos,
    sueltos,
    siguiente:
      found.length < limite || last === undefined ? null : { cambiadoMs: last.cambiadoMs, id: last.id },
    cuentas,
    unidades: all ?? [],
    tramites: tramitesSeen(deps),
    buzones,
    ahoraMs: deps.clock.nowMs(),
  };
}
