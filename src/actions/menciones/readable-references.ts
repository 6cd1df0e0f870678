/** Other cases that the notes of one name, and that whoever reads them may open: only those become links. */
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import type { Evento } from '../../domain/solicitud/evento.ts';
import { referenciasEn } from '../../domain/solicitud/nota.ts';
import { listUnidadesDeCasos } from '../../store/unidades-de-casos.ts';
import type { Deps } from '../deps.ts';
import { mayReadUnit } from './may-read-unit.ts';
import { mentionLimits } from './mention-limits.ts';

export async function readableReferences(
  { db }: Pick<Deps, 'db'>,
  actor: Funcionario,
  diario: readonly Evento[],
): Promise<ReadonlySet<string>> {
  const notes = diario.filter(({ clase }) => clase === 'anotar').map(({ datos }) => datos.texto);
  const named = notes.flatMap((texto) => (typeof texto === 'string' ? referenciasEn(texto) : []));
  const asked = [...new Set(named)].slice(0, mentionLimits.referencesMax);
  if (asked.length === 0) return new Set();
  const found = await listUnidadesDeCasos(db, asked);
  return new Set(
    found.filter(({ unidad }) => mayReadUnit(actor, unidad)).map(({ referencia }) => referencia),
  );
}
