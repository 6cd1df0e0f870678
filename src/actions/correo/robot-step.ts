/** What the mail door does with a mail of a thread's owner: gather, ask for what is missing, file, pass on, or leave it to staff. */
import { cartaDeOtraPuerta } from '../../domain/correo/cartas-de-correo.ts';
import { recogerDeCorreo } from '../../domain/correo/datos-de-correo.ts';
import { loQueFalta } from '../../domain/correo/lo-que-falta.ts';
import { conRecogido, recogidoDe } from '../../domain/correo/recogido-en-hilo.ts';
import { limits } from '../../domain/limits.ts';
import { seOfrece } from '../../domain/tramite/resultados.ts';
import { paths } from '../../paths.ts';
import { nameId } from '../../platform/name-id.ts';
import { closedService } from '../closed-door.ts';
import type { DefinicionVigente } from '../deps.ts';
import { askFor, codeOf, filingStep } from './filing-step.ts';
import { intakeLimits } from './intake-limits.ts';
import { filedByMail } from './mail-door.ts';
import { outcomeOf, type Step, type StepOrder, silent, toStaff } from './step.ts';
import type { ThreadDraft } from './thread-draft.ts';

function gathered({ mail, correo }: StepOrder, { definicion }: DefinicionVigente, draft: ThreadDraft) {
  const usable = mail.correo.adjuntos.filter(({ sha256 }) => mail.files.get(sha256)?.isInfected === false);
  const formatos = Object.fromEntries(
    [...mail.files].map(([sha256, { formato }]) => [sha256, formato] as const),
  );
  const recogido = recogerDeCorreo(definicion, {
    correo: { ...mail.correo, adjuntos: usable },
    visible: mail.visible,
    facturas: mail.facturas,
    yaHay: recogidoDe(draft.contenido),
    formatos,
    entidadDe: mail.entityOf,
  });
  const contenido = conRecogido(draft.contenido, recogido, {
    correo,
    formatos,
    idDe: (clave, sha256) => nameId('papel-de-correo', draft.id, clave, sha256),
  });
  return { contenido, faltan: loQueFalta(definicion, recogidoDe(contenido)) };
}

function forTramite(order: StepOrder, vigente: DefinicionVigente): Step {
  const { id: tramite, atiende: unidad } = vigente.definicion;
  const { contenido, faltan } = gathered(order, vigente, order.draft);
  const draft: ThreadDraft = { ...order.draft, tramite, unidad, contenido };
  // What staff have in hand they file: the papers are there for them, and the robot is silent.
  if (draft.estado === 'en-atencion') return silent({ ...draft, faltan: faltan.map(codeOf) });
  return faltan.length === 0 ? filingStep(order, vigente, draft) : askFor(order, vigente, draft, faltan);
}

/** The first mail of a thread, or another before anything was filed. */
function beforeFiling(order: StepOrder): Step {
  const { deps, agencia, draft, mail } = order;
  if (closedService(deps, 'respuesta-correo') !== null)
    return toStaff(order, 'La respuesta automática del correo está apagada.', draft.seen === null);
  const vigente = filedByMail(deps, draft.tramite) ?? filedByMail(deps, mail.sugerido);
  if (vigente !== null) return forTramite(order, vigente);
  const other = draft.tramite === null ? undefined : deps.definiciones.porId(draft.tramite)?.definicion;
  if (other === undefined || !seOfrece(other))
    return toStaff(order, 'No se reconoció de qué trámite se trata.', draft.seen === null);
  if (draft.estado !== 'nuevo')
    return toStaff(order, 'Respondió después de que se le indicó otra puerta.', false);
  const enlace = `${deps.baseUrl}${other.sellado === true ? paths.denuncias.inicio : paths.tramite(other.id)}`;
  const carta = cartaDeOtraPuerta({ agencia, referencia: draft.referencia, definicion: other, enlace });
  return { draft: { ...draft, estado: 'derivado' }, mailing: { clase: 'derivacion', carta } };
}

/** What the case is told: what was written now, and which files lie in the thread. */
function messageOf({ mail: { visible, correo }, draft }: StepOrder): string {
  const names = correo.adjuntos.slice(0, intakeLimits.attachmentsNamedMax).map(({ nombre }) => `«${nombre}»`);
  const files =
    names.length === 0 ? '' : `\n\nAdjuntó ${names.join(', ')}: véalo en el correo ${draft.referencia}.`;
  const text = visible.trim() === '' ? '(El correo no trae texto.)' : visible.trim();
  return `${text.slice(0, limits.messageCharsMax - files.length)}${files}`;
}

/** A mail to a thread whose case exists goes on record there; what the case's state does not allow, staff see to. */
function afterFiling(order: StepOrder, solicitud: string): Step {
  const { draft, reabre, correo } = order;
  const clase = reabre ? 'reabrir' : 'escribir';
  const done = outcomeOf(order, clase);
  if (done === null) {
    const nombre = draft.nombre === '' ? draft.direccion : draft.nombre;
    return { needs: { clase, referencia: solicitud, correo, nombre, texto: messageOf(order) } };
  }
  if (done.outcome === 'negado') return toStaff(order, done.refusal.sentence, false);
  return silent(draft.estado === 'cerrado' ? { ...draft, estado: 'presentado' } : draft);
}

/** Pure but for the link and the names it derives; called again with `done` where it needed something first. */
export function robotStep(order: StepOrder): Step {
  const { draft } = order;
  if (draft.solicitud !== null) return afterFiling(order, draft.solicitud);
  if (draft.estado === 'cerrado') return toStaff(order, 'Respondió al hilo cerrado: se reabrió.', false);
  if (draft.estado !== 'en-atencion') return beforeFiling(order);
  const vigente = filedByMail(order.deps, draft.tramite);
  return vigente === null ? silent(draft) : forTramite(order, vigente);
}
