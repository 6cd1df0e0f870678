/** The queue's address: which tab, filters and page it names, read and written in one place. */
import { avisosDeCola, type QueueAsked, type QueueTab } from '../actions/list-queue.ts';
import { limits } from '../domain/limits.ts';
import { type Estado, estadosAbiertos } from '../domain/solicitud/lifecycle.ts';
import { isUuid } from '../domain/uuid.ts';
import { paths } from '../paths.ts';

const tabs: readonly QueueTab[] = ['mias', 'equipo', 'todas'];
export const canalesDeCola = ['portal', 'chat', 'rapido', 'correo'] as const;
/** Epoch ms of this millennium and the next, or no date at all. */
const placePattern = /^(?:\d{12,14}|Infinity)$/;

function placeFrom(raw: string): QueueAsked['tras'] {
  const [vence = '', id = ''] = raw.split('|');
  return placePattern.test(vence) && isUuid(id) ? { venceMs: Number(vence), id } : null;
}

/** Anything unknown counts as not asked: a queue always has an answer. */
export function readQueueAddress(query: URLSearchParams): QueueAsked {
  const word = (name: string) => {
    const value = (query.get(name) ?? '').slice(0, limits.searchCharsMax * 2);
    return value.toWellFormed().replaceAll('\u0000', '');
  };
  const given = (name: string) => (word(name) === '' ? null : word(name));
  return {
    tab: tabs.find((tab) => tab === word('ver')) ?? 'mias',
    tramite: given('tramite'),
    estado: estadosAbiertos.find((estado: Estado) => estado === word('estado')) ?? null,
    unidad: given('unidad'),
    canal: canalesDeCola.find((canal) => canal === word('canal')) ?? null,
    dosPersonas: word('personas') === '2',
    aviso: avisosDeCola.find((aviso) => aviso === word('aviso')) ?? null,
    ...(word('novedad') === 'si' ? { conNovedad: true as const } : {}),
    venceHoy: word('vence') === 'hoy',
    buscar: word('q').slice(0, limits.searchCharsMax).trim(),
    ...(word('orden') === 'nuevas' ? { orden: 'nuevas' as const } : {}),
    tras: placeFrom(word('tras')),
  };
}

/** Without `tras` it is the first page. */
export function queueHref(asked: Partial<QueueAsked>): string {
  const query = new URLSearchParams();
  const put = (name: string, value: string | null | undefined) => {
    if (value) query.set(name, value);
  };
  put('ver', asked.tab === 'mias' ? null : asked.tab);
  put('q', asked.buscar);
  put('tramite', asked.tramite);
  put('estado', asked.estado);
  put('unidad', asked.unidad);
  put('canal', asked.canal);
  put('personas', asked.dosPersonas ? '2' : null);
  put('aviso', asked.aviso);
  put('novedad', asked.conNovedad ? 'si' : null);
  put('vence', asked.venceHoy ? 'hoy' : null);
  put('orden', asked.orden);
  put('tras', asked.tras ? `${asked.tras.venceMs}|${asked.tras.id}` : null);
  // Blanks as %20: the way back after a sign-in takes no other signs.
  return query.size === 0 ? paths.mesa.cola : `${paths.mesa.cola}?${String(query).replaceAll('+', '%20')}`;
}
