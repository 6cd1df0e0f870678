/** The hits of one page as they stand today: rights asked again, the piece that matched, where it leads. */
import { puedeLeer } from '../../domain/chat/ciclo.ts';
import { puedeLeerCorreo } from '../../domain/correo/quien-puede.ts';
import { impedimentoPara } from '../../domain/policy.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { type Estado, estaAbierta } from '../../domain/solicitud/lifecycle.ts';
import type { Candidato } from '../../store/busqueda.ts';
import {
  type ConversacionHallada,
  type HiloHallado,
  readConversacionesHalladas,
  readHilosHallados,
  readSolicitudesHalladas,
  type SolicitudHallada,
  type TextoHallado,
} from '../../store/busqueda-textos.ts';
import type { Deps } from '../deps.ts';
import { excerpt, type Marcas, marked, type Segmento } from './excerpt.ts';
import type { Alcance, SearchFilters } from './search-filter.ts';

export type Hallazgo = {
  readonly clase: Candidato['clase'];
  readonly id: string;
  /** Null for a conversation, which has none. */
  readonly referencia: string | null;
  readonly tramite: string | null;
  readonly titulo: readonly Segmento[];
  /** Name and number of whoever it is about. */
  readonly quien: readonly Segmento[];
  readonly estado: string;
  readonly unidad: string;
  readonly asignadoNombre: string | null;
  readonly fechaMs: number;
  /** Where the piece stands, and the piece; null where name, number or code matched. */
  readonly donde: string | null;
  readonly extracto: readonly Segmento[];
};

type Page = {
  readonly alcance: Alcance;
  readonly asked: SearchFilters;
  readonly shown: readonly Candidato[];
  readonly marcas: Marcas;
};

const within = (units: readonly string[] | 'todas', unidad: string): boolean =>
  units === 'todas' || units.includes(unidad);

function mayReadCase(actor: Funcionario, row: SolicitudHallada): boolean {
  const solicitante = { clase: 'publico', ruc: null, nombre: '', cuenta: null } as const;
  return impedimentoPara(actor, 'leer', { ...row, solicitante, propuesta: null }) === null;
}

function stateFits(estado: Estado, asked: SearchFilters['estado']): boolean {
  if (asked === null) return true;
  return asked === 'abiertas' ? estaAbierta(estado) : estado === asked;
}

function found(textos: readonly TextoHallado[], marcas: Marcas): Pick<Hallazgo, 'donde' | 'extracto'> {
  const one = excerpt(textos, marcas);
  return { donde: one?.de.donde ?? null, extracto: one?.segmentos ?? [] };
}

function ofCase(deps: Deps, row: SolicitudHallada, marcas: Marcas): Omit<Hallazgo, 'fechaMs'> {
  const nombre = deps.definiciones.porId(row.tramite)?.definicion.nombre ?? row.tramite;
  return {
    clase: 'solicitud',
    id: row.id,
    referencia: row.referencia,
    tramite: row.tramite,
    titulo: marked(nombre, marcas),
    quien: marked(row.ruc === null ? row.nombre : `${row.nombre} · ${row.ruc}`, marcas),
    estado: row.estado,
    unidad: row.unidad,
    asignadoNombre: row.asignadoNombre,
    ...found(row.textos, marcas),
  };
}

const ofThread = (row: HiloHallado, marcas: Marcas): Omit<Hallazgo, 'fechaMs'> => ({
  clase: 'hilo',
  id: row.id,
  referencia: row.referencia,
  tramite: null,
  titulo: marked(row.asunto === '' ? 'Sin asunto' : row.asunto, marcas),
  quien: marked(`${row.nombre} · ${row.direccion}`, marcas),
  estado: row.estado,
  unidad: row.unidad,
  asignadoNombre: null,
  ...found(row.textos, marcas),
});

const ofConversation = (row: ConversacionHallada, marcas: Marcas): Omit<Hallazgo, 'fechaMs'> => ({
  clase: 'conversacion',
  id: row.id,
  referencia: null,
  tramite: null,
  titulo: marked('Conversación del chat', marcas),
  quien: marked([row.nombre ?? 'Persona sin identificar', row.ruc].filter(Boolean).join(' · '), marcas),
  estado: row.estado,
  unidad: row.unidad,
  asignadoNombre: null,
  ...found(row.textos, marcas),
});

/** In the order of `shown`; what its reader may no longer see, or what no longer fits, is left out. */
export async function readHits(
  deps: Deps,
  actor: Funcionario,
  { alcance, asked, shown, marcas }: Page,
): Promise<readonly Hallazgo[]> {
  const idsOf = (clase: Candidato['clase']) => shown.filter((one) => one.clase === clase).map(({ id }) => id);
  const [cases, threads, conversations] = await Promise.all([
    readSolicitudesHalladas(deps.db, idsOf('solicitud')),
    readHilosHallados(deps.db, idsOf('hilo')),
    readConversacionesHalladas(deps.db, idsOf('conversacion')),
  ]);
  const unitFits = (unidad: string) => asked.unidad === null || asked.unidad === unidad;
  const readable = new Map<string, Omit<Hallazgo, 'fechaMs'>>();
  for (const row of cases) {
    const fits = within(alcance.solicitudes, row.unidad) && mayReadCase(actor, row);
    if (fits && unitFits(row.unidad) && stateFits(row.estado, asked.estado))
      readable.set(row.id, ofCase(deps, row, marcas));
  }
  for (const row of threads) {
    if (puedeLeerCorreo(actor, row.unidad) && unitFits(row.unidad))
      readable.set(row.id, ofThread(row, marcas));
  }
  for (const row of conversations) {
    const asunto = {
      estado: 'cerrada',
      huella: '',
      persona: null,
      agente: null,
      unidad: row.unidad,
    } as const;
    if (puedeLeer({ clase: 'agente', actor }, asunto) && unitFits(row.unidad))
      readable.set(row.id, ofConversation(row, marcas));
  }
  return shown.flatMap(({ id, fechaMs }) => {
    const row = readable.get(id);
    return row === undefined ? [] : { ...row, fechaMs };
  });
}
