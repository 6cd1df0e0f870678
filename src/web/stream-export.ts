/** Sends an export in the place its maker took, and gives the place back when it ends, however it ends. */
import type { ExportSlots } from '../actions/cifras/export-slots.ts';
import { isRefusal, type Refusal } from '../domain/refusals.ts';
import { type StreamDownload, sendStream } from './stream-download.ts';
import type { WebContext } from './web.ts';

export type ExportMade = Pick<StreamDownload, 'nombre' | 'contenido'>;

/** The refusal when no place is free, or that of `make`. */
export async function streamExport(
  c: WebContext,
  { slots, cuenta }: { readonly slots: ExportSlots; readonly cuenta: string },
  make: () => Promise<ExportMade | Refusal>,
): Promise<Response | Refusal> {
  const free = slots.take(cuenta);
  if (isRefusal(free)) return free;
  const made = await make().catch((error: unknown) => {
    free();
    throw error;
  });
  if (isRefusal(made)) {
    free();
    return made;
  }
  const { fault } = c.var;
  return sendStream(c, {
    ...made,
    onEnd: (error) => {
      free();
      if (error !== undefined) fault(error);
    },
  });
}
