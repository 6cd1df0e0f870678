/** Begins a trámite inside a conversation, or takes it up again: a draft like any other, asked question by question. */
import type { Conversacion, DialogoEnCurso } from '../../domain/chat/conversacion.ts';
import { seAtiendePorChat } from '../../domain/chat/dialogo.ts';
import type { LineaNueva } from '../../domain/chat/linea.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { type Actor, esSolicitante, type Solicitante } from '../../domain/solicitud/actor.ts';
import { paths } from '../../paths.ts';
import { listDraftsBegunIn } from '../../store/conversacion-casos.ts';
import type { Deps } from '../deps.ts';
import { openDraft } from '../open-draft.ts';
import { readStartingPoint, type StartingPoint } from '../read-starting-point.ts';
import { saveDraft } from '../save-draft.ts';
import { startDraft } from '../start-draft.ts';
import { readProposal } from './answer-proposal.ts';
import type { Person } from './answer-question.ts';
import { changeConversation } from './change-conversation.ts';
import { questionLine } from './dialogue-lines.ts';
import { isIdentified, placeAfter, placeIn } from './dialogue-place.ts';

export type DialogueStart = {
  readonly id: string;
  readonly cliente: string;
  readonly tramite: string;
  /** Line of the accepted proposal it begins with; null where the person begins by themselves. */
  readonly propuesta: number | null;
};

type Beginning = {
  readonly dialogo: DialogoEnCurso;
  /** What the person should know: other drafts and open requests of the same kind. */
  readonly avisos: readonly string[];
};

function othersOf(deps: Deps, { borradores, abiertas }: StartingPoint, own: string): readonly string[] {
  const open = abiertas.map(
    (referencia) =>
      `Ya tiene abierta una solicitud igual: ${referencia}. Puede escribir en ella en lugar de presentar otra: ${deps.baseUrl}${paths.solicitud(referencia)}`,
  );
  const [other] = borradores.filter(({ id }) => id !== own);
  return other === undefined
    ? open
    : [
        ...open,
        `Ya tenía un borrador de este trámite. Puede continuarlo en Trámite Rápido: ${deps.baseUrl}${paths.borrador(other.id)}`,
      ];
}

/** What was proposed and accepted; null where nobody proposed it. */
async function acceptedProposal(deps: Deps, { id, tramite, propuesta }: DialogueStart) {
  if (propuesta === null) return null;
  const found = await readProposal(deps, { id }, propuesta);
  return found === null || found.tramite !== tramite || found.respuesta !== 'aceptada'
    ? refuse('no-encontrada')
    : found;
}

/** The draft of this trámite begun in this conversation, or a new one; with what was proposed written into it. */
async function beginningOf(
  deps: Deps,
  actor: Solicitante,
  start: DialogueStart,
): Promise<Beginning | Refusal> {
  const { id, tramite } = start;
  const proposal = await acceptedProposal(deps, start);
  if (isRefusal(proposal)) return proposal;
  const point = await readStartingPoint(deps, actor, tramite);
  if (isRefusal(point)) return point;
  const begun = await listDraftsBegunIn(deps.db, id, tramite);
  const draft = point.borradores.find((one) => begun.has(one.id)) ?? (await startDraft(deps, actor, tramite));
  if (isRefusal(draft)) return draft;
  const proposed = proposal?.entrada ?? {};
  const campos = Object.keys(proposed).filter((campo) => Object.hasOwn(point.definicion.datos, campo));
  const kept = campos.length === 0 ? null : await saveDraft(deps, actor, draft.id, campos, proposed);
  if (kept !== null && isRefusal(kept)) return kept;
  const propuesta =
    proposal === null
      ? null
      : { n: proposal.n, cuenta: proposal.agente.cuenta, nombre: proposal.agente.nombre };
  return {
    dialogo: { tramite, borrador: draft.id, paso: 'revisar', contestados: [], turno: 0, propuesta },
    avisos: othersOf(deps, point, draft.id),
  };
}

/** Nothing of it begins for somebody the chat cannot file it for. */
function obstacle(deps: Deps, tramite: string): Refusal | null {
  const definicion = deps.definiciones.porId(tramite)?.definicion;
  if (definicion === undefined) return refuse('no-encontrada');
  return seAtiendePorChat(definicion)
    ? null
    : refuse('puerta-cerrada', {
        sentence: 'Este trámite no se presenta por el chat. En su página verá cómo presentarlo.',
      });
}

const spoken = (texto: string, cliente: string): LineaNueva => ({
  clase: 'mensaje',
  contenido: { texto },
  autor: { clase: 'asistente' },
  cliente,
});

/** The lines that open a dialogue: what is left for it, that it begins, what is there already, the first question. */
async function openingLines(
  deps: Deps,
  actor: Solicitante,
  before: DialogoEnCurso | null,
  { dialogo, avisos }: Beginning,
  cliente: string,
): Promise<{ readonly dialogo: DialogoEnCurso; readonly lineas: readonly LineaNueva[] } | Refusal> {
  const draft = await openDraft(deps, actor, dialogo.borrador);
  if (isRefusal(draft)) return draft;
  const place = placeAfter(placeIn(dialogo, draft), draft, null);
  const left: readonly LineaNueva[] =
    before === null
      ? []
      : [
          {
            clase: 'tramite-dejado',
            contenido: { tramite: before.tramite },
            autor: { clase: 'persona' },
            cliente: `${cliente}:dejado`,
          },
        ];
  const { tramite, borrador, propuesta } = dialogo;
  const begins: LineaNueva = {
    clase: 'tramite-empezado',
    contenido: { tramite, borrador, propuesta: propuesta?.n ?? null },
    autor: { clase: 'persona' },
    cliente,
  };
  const told = avisos.map((texto, i) => spoken(texto, `${cliente}:aviso-${i}`));
  const asked = await questionLine(deps, place, `${cliente}:pregunta`);
  return { dialogo: place.dialogo, lineas: [begins, ...left, ...told, asked] };
}

/**
 * `identifiquese`: nobody signed in, or not as whoever the conversation belongs to. Otherwise what stops this account
 * from filing it here (`puerta-cerrada`, `solo-proveedores` …). Beginning what is being filed already asks again where
 * it stands. What a proposal filled in is in the draft, and each answer is still asked, to be confirmed.
 */
export async function startDialogue(
  deps: Deps,
  quien: Person,
  actor: Actor,
  start: DialogueStart,
): Promise<Conversacion | Refusal> {
  const stop = obstacle(deps, start.tramite);
  if (stop !== null) return stop;
  if (!esSolicitante(actor)) return refuse('identifiquese');
  let beginning: Beginning | Refusal | null = null;
  const { id, cliente } = start;
  return changeConversation(
    deps,
    quien,
    { id, versionVista: null },
    {
      verbo: 'empezar-tramite',
      cliente,
      cuerpo: { tramite: start.tramite, propuesta: start.propuesta },
      aplica: async (conversacion) => {
        if (!isIdentified(conversacion, actor)) return refuse('identifiquese');
        // Once per command: trying again because the conversation moved on begins no second draft.
        beginning ??= await beginningOf(deps, actor, start);
        if (isRefusal(beginning)) return beginning;
        const { dialogo } = conversacion;
        const same = dialogo?.borrador === beginning.dialogo.borrador && start.propuesta === null;
        const begun = same && dialogo !== null ? { ...beginning, dialogo } : beginning;
        const opening = await openingLines(
          deps,
          actor,
          dialogo !== null && dialogo.tramite !== start.tramite ? dialogo : null,
          begun,
          cliente,
        );
        return isRefusal(opening)
          ? opening
          : { conversacion: { ...conversacion, dialogo: opening.dialogo }, lineas: opening.lineas };
      },
    },
  );
}
