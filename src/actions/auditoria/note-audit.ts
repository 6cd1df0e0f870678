/** What an auditor looks at is written down as well, once per session and thing asked for. */
import type { Json } from '../../domain/canonical-json.ts';
import { noteLectura } from '../../store/lecturas.ts';
import type { Deps } from '../deps.ts';
import type { Session } from '../read-session.ts';
import type { LinesAsked } from './lines-asked.ts';

/** Ids, hashes and words of the program: nothing that was typed as it was typed. */
export function notedAsk(asked: LinesAsked): { readonly [nombre: string]: Json } {
  const { desdeMs, hastaMs, referencia: _case, ...rest } = asked;
  const day = (atMs: number) => new Date(atMs).toISOString().slice(0, 10);
  const set = Object.entries(rest).filter(([, value]) => value !== null && value !== false);
  return { desde: day(desdeMs), hasta: day(hastaMs), ...Object.fromEntries(set) };
}

/** `what`: the page that was opened. */
export function noteAudit(
  deps: Pick<Deps, 'db' | 'clock'>,
  { id, creadaMs, actor }: Pick<Session, 'id' | 'creadaMs' | 'actor'>,
  what: string,
  {
    pedido,
    referencia,
  }: { readonly pedido: { readonly [nombre: string]: Json }; readonly referencia: string | null },
): Promise<void> {
  return noteLectura(
    deps.db,
    {
      auditoria: what,
      pedido,
      ...(referencia === null ? {} : { referencia }),
      cuenta: actor.cuenta,
      sesion: id,
      desdeMs: creadaMs,
    },
    deps.clock.nowMs(),
  );
}
