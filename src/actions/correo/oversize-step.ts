/** What the door does with a mail whose bytes were too many to keep: its headers are here, its papers come by the link. */
import { cartaDeTamano } from '../../domain/correo/cartas-de-correo.ts';
import { completionLink } from './completion-link.ts';
import { intakeLimits } from './intake-limits.ts';
import { filedByMail } from './mail-door.ts';
import type { Step, StepOrder } from './step.ts';
import { noted } from './thread-draft.ts';

const verbo = 'tamano';

/** The notice goes out once in a thread. */
export function oversizeStep({ deps, agencia, ahoraMs, correo, draft }: StepOrder): Step {
  const vigente = draft.estado === 'nuevo' ? filedByMail(deps, draft.tramite) : null;
  const estado =
    draft.estado !== 'nuevo' ? draft.estado : vigente === null ? 'en-atencion' : 'espera-documentos';
  const wasTold = draft.contenido.historia.some((hecho) => hecho.verbo === verbo);
  const texto = 'El correo pesaba más de lo que se recibe: solo se guardó su cabecera.';
  const next = noted({ ...draft, estado }, ahoraMs, { quien: 'ventanilla', verbo, texto, sobre: correo });
  const enlace = completionLink(deps, draft.id);
  const carta = cartaDeTamano({ agencia, sizeBytesMax: intakeLimits.rawBytesMax, enlace });
  return { draft: next, mailing: wasTold ? null : { clase: 'faltan', carta } };
}
