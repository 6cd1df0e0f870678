/** What every command to a case has in common: its key, the version that was read, its JSON, and the case as it then stands. */
import type { z } from 'zod';
import type { Changed, Command } from '../../../actions/change-solicitud.ts';
import { storable } from '../../../actions/storable.ts';
import { isRefusal, type Refusal, refuse } from '../../../domain/refusals.ts';
import { changedReply, readCommand } from '../command.ts';
import type { Call, Operation } from '../operation.ts';
import { readJson } from '../read-json.ts';
import { readShape } from '../read-shape.ts';
import { cambiada } from '../shapes.ts';

export type VerbPart = Pick<Operation, 'id' | 'summary' | 'alcances' | 'tag' | 'refusals'> &
  Partial<Pick<Operation, 'description' | 'example' | 'multipart'>> & {
    /** Last part of the address. */
    readonly verbo: string;
  };

/** Refusals that any command may meet. */
const usual = [
  'no-encontrada',
  'version-vieja',
  'transicion-imposible',
  'sin-permiso',
  'registro-cambiado',
] as const;

/** The frame of an operation that changes a case; `run` reads the body by itself. */
export function verbOperation(
  { verbo, refusals, ...part }: VerbPart,
  body: z.ZodType,
  run: (call: Call, command: Command) => Promise<Changed | Refusal>,
): Operation {
  return {
    ...part,
    method: 'post',
    path: `/solicitudes/{referencia}/${verbo}`,
    body,
    needsKey: true,
    needsVersion: true,
    success: { status: 200, description: 'Hecho.', schema: cambiada, headers: ['ETag'] },
    refusals: [...usual, 'datos-con-errores', ...refusals],
    run: async (call) => {
      const command = readCommand(call);
      return isRefusal(command) ? command : changedReply(await run(call, command));
    },
  };
}

/** A command whose whole body is JSON. */
export function jsonVerb<T extends object>(
  part: VerbPart,
  body: z.ZodType<T>,
  run: (call: Call, command: Command, sent: T) => Promise<Changed | Refusal>,
): Operation {
  return verbOperation(part, body, async (call, command) => {
    const raw = await readJson(call.c);
    if (isRefusal(raw)) return raw;
    const sent = readShape(body, storable(raw));
    if (isRefusal(sent)) return sent;
    return call.caller === null ? refuse('sesion-necesaria') : run(call, command, sent.value);
  });
}
