/** `log epoch --confirm`: after a restore, lets the log go on with the break declared in it. */
import { declareEpoch, type EpochOutcome } from '../actions/declare-epoch.ts';
import { logHeadPath } from '../trust/registro-publico/log-head.ts';
import type { CommandContext, ExitCode } from './command.ts';
import { unusable } from './log-findings.ts';
import { logKeysOf } from './log-keys-of.ts';
import type { Store } from './open-store.ts';

const sentences: Readonly<Record<EpochOutcome, string>> = {
  declarada:
    'Quedó declarada la época nueva y el registro vuelve a publicarse. Avise a quienes guardan puntos de control.',
  'sin-punto': 'Desde esta máquina no se publicó ningún punto de control: no hay con qué romper.',
  continua: 'El registro continúa el último punto publicado: no hace falta declarar nada.',
  ocupado: 'El servicio está escribiendo el registro en este momento: vuelva a intentarlo.',
};

export async function openEpoch(
  { config, database: db, clock }: Store,
  isConfirmed: boolean,
  { terminal }: CommandContext,
): Promise<ExitCode> {
  if (!isConfirmed)
    return unusable(
      'Declarar una época admite ante todos que el registro perdió lo publicado después del respaldo. Si es así, repita con --confirm.',
    );
  const outcome = await declareEpoch({
    db,
    clock,
    keys: logKeysOf(config),
    headPath: logHeadPath(config.dataDir),
  });
  terminal.out(`${sentences[outcome]}\n`);
  return outcome === 'declarada' || outcome === 'continua' ? 0 : 2;
}
