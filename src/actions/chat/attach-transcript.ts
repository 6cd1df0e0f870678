/** Attaches the transcript of a closed conversation to a case that came out of it: file, journal, mark. */
import { Readable } from 'node:stream';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { findSolicitudById, readJournal } from '../../store/solicitudes.ts';
import { markTranscripcion, type TranscripcionDebida } from '../../store/transcripciones-de-chat.ts';
import { changeSolicitud } from '../change-solicitud.ts';
import type { Deps } from '../deps.ts';
import { readTranscript, type Transcript } from './read-transcript.ts';

export type AttachedTranscript = { readonly lineas: number; readonly sha256: string };

/** Somebody may be working on the case meanwhile: it is then recorded on the new version. */
const versionsTriedMax = 5;

async function keep({ files }: Deps, { bytes, sha256 }: Transcript): Promise<void> {
  const stored = await files.store(Readable.from([bytes]), bytes.length);
  if (stored.outcome !== 'stored' || stored.sha256 !== sha256)
    throw new Error('the transcript was not stored as it was written');
}

/** What an earlier try recorded: a line taken out since then makes another transcript, not another event. */
async function recorded(
  deps: Deps,
  { solicitud, conversacion }: TranscripcionDebida,
): Promise<AttachedTranscript | null> {
  const journal = await readJournal(deps.db, solicitud);
  const evento = journal.find(
    ({ clase, datos }) => clase === 'adjuntar-conversacion' && datos.conversacion === conversacion,
  );
  const [lineas, sha256] = [evento?.datos.lineas, evento?.datos.sha256];
  return typeof lineas === 'number' && typeof sha256 === 'string' ? { lineas, sha256 } : null;
}

async function record(
  deps: Deps,
  { solicitud, conversacion }: TranscripcionDebida,
  { lineas, sha256 }: Transcript,
): Promise<AttachedTranscript | Refusal> {
  const evento = { conversacion, lineas, sha256 };
  for (let i = 0; i < versionsTriedMax; i += 1) {
    const antes = await findSolicitudById(deps.db, solicitud);
    if (antes === null) return refuse('no-encontrada');
    const { referencia, version } = antes;
    const changed = await changeSolicitud(
      deps,
      { clase: 'sistema' },
      { referencia, versionVista: version, llave: `conversacion-${conversacion}` },
      { verbo: 'adjuntar-conversacion', cuerpo: null, aplica: (s) => ({ solicitud: s, evento }) },
    );
    if (!isRefusal(changed)) return evento;
    if (changed.code !== 'version-vieja') return changed;
  }
  return refuse('version-vieja');
}

/**
 * In the person's version, without notes among staff. Idempotent: one event per case and conversation, whatever is
 * repeated; a try that died after the event finds it and only marks. Refused where case or conversation are not there.
 */
export async function attachTranscript(
  deps: Deps,
  debida: TranscripcionDebida,
): Promise<AttachedTranscript | Refusal> {
  let attached = await recorded(deps, debida);
  if (attached === null) {
    const transcript = await readTranscript(deps, { clase: 'asistente' }, debida.conversacion, 'texto');
    if (isRefusal(transcript)) return transcript;
    await keep(deps, transcript);
    const outcome = await record(deps, debida, transcript);
    if (isRefusal(outcome)) return outcome;
    attached = outcome;
  }
  const { lineas, sha256 } = attached;
  await markTranscripcion(deps.db, debida, { lineas, sha256 });
  return { lineas, sha256 };
}
