/** The verbs of whoever handles a case, for programs: the same actions as the forms of the desk. */
import { z } from 'zod';
import { addNote } from '../../../actions/add-note.ts';
import { approveSolicitud } from '../../../actions/approve-solicitud.ts';
import { askCorrection } from '../../../actions/ask-correction.ts';
import type { Changed, Command } from '../../../actions/change-solicitud.ts';
import { denySolicitud } from '../../../actions/deny-solicitud.ts';
import { proposeDenial } from '../../../actions/dos-personas/propose-denial.ts';
import { handOnSolicitud } from '../../../actions/hand-on-solicitud.ts';
import { notifyEntity } from '../../../actions/notify-entity.ts';
import { proposeApproval } from '../../../actions/propose-approval.ts';
import { returnProposal } from '../../../actions/return-proposal.ts';
import { returnSolicitud } from '../../../actions/return-solicitud.ts';
import { takeSolicitud } from '../../../actions/take-solicitud.ts';
import { withdrawProposal } from '../../../actions/withdraw-proposal.ts';
import { limits } from '../../../domain/limits.ts';
import { isRefusal, type Refusal, refuse } from '../../../domain/refusals.ts';
import type { Funcionario } from '../../../domain/solicitud/actor.ts';
import { isUuid } from '../../../domain/uuid.ts';
import { officerOf } from '../caller.ts';
import type { Call, Operation } from '../operation.ts';
import { jsonVerb, type VerbPart } from './verb.ts';

const words = z.string().max(limits.messageCharsMax * 2);
const names = z.array(z.string().max(1_000)).max(200);
const nothing = z.strictObject({});

type Run<T> = (
  deps: Call['web']['deps'],
  actor: Funcionario,
  command: Command & T,
) => Promise<Changed | Refusal>;

function deskVerb<T extends object>(part: Omit<VerbPart, 'tag'>, body: z.ZodType<T>, run: Run<T>): Operation {
  return jsonVerb({ ...part, tag: 'Mesa' }, body, async ({ web, caller }, command, sent) => {
    const actor = officerOf(caller);
    return isRefusal(actor) ? actor : run(web.deps, actor, { ...command, ...sent });
  });
}

const attend = ['mesa:atender'] as const;
const decide = ['mesa:decidir'] as const;
const mine = ['otra-persona-la-tiene', 'no-la-tiene'] as const;

/** What was read before deciding, as `evidencia` told it. */
const seen = { visto: z.string().max(64), huella: z.string().max(64) };

export const deskVerbs: readonly Operation[] = [
  deskVerb(
    {
      id: 'tomar',
      verbo: 'tomar',
      summary: 'Toma el caso',
      alcances: attend,
      example: {},
      refusals: [...mine],
    },
    nothing,
    takeSolicitud,
  ),
  deskVerb(
    {
      id: 'devolver',
      verbo: 'devolver',
      summary: 'Lo devuelve a la cola',
      alcances: attend,
      example: {},
      refusals: [...mine],
    },
    nothing,
    returnSolicitud,
  ),
  deskVerb(
    {
      id: 'pasar',
      verbo: 'pasar',
      summary: 'Lo pasa a otra persona de la unidad',
      alcances: attend,
      example: { a: '00000000-0000-7000-8000-000000000000', nota: 'Sigue usted.' },
      refusals: [...mine, 'mensaje-vacio'],
    },
    z.strictObject({ a: z.string().max(60), nota: words }),
    async (deps, actor, input) =>
      isUuid(input.a)
        ? handOnSolicitud(deps, actor, input)
        : refuse('datos-con-errores', {
            errors: [{ path: 'a', sentence: 'Elija a una persona de la unidad.' }],
          }),
  ),
  deskVerb(
    {
      id: 'anotar',
      verbo: 'notas',
      summary: 'Escribe una nota interna',
      alcances: attend,
      example: { texto: 'Se verificó en el registro.' },
      refusals: ['mensaje-vacio'],
    },
    z.strictObject({ texto: words }),
    addNote,
  ),
  deskVerb(
    {
      id: 'pedirSubsanacion',
      verbo: 'pedir-subsanacion',
      summary: 'Pide una corrección a quien la presentó',
      alcances: attend,
      example: { pide: 'Adjunte el documento completo.', campos: [], documentos: [] },
      refusals: [...mine, 'falta-motivo'],
    },
    z.strictObject({ pide: words, campos: names, documentos: names }),
    askCorrection,
  ),
  deskVerb(
    {
      id: 'notificar',
      verbo: 'notificar',
      summary: 'Notifica a la entidad, donde el trámite le pide una respuesta',
      description: '`entidad` es su RUC, donde el registro no dice de quién es el proceso; si no, vacío.',
      alcances: attend,
      example: { entidad: '' },
      refusals: [...mine],
    },
    z.strictObject({ entidad: z.string().max(60) }),
    notifyEntity,
  ),
  deskVerb(
    {
      id: 'proponer',
      verbo: 'proponer',
      summary: 'Propone aprobar, donde hacen falta dos personas',
      alcances: decide,
      example: { motivo: 'Cumple lo exigido.', visto: '', huella: '' },
      refusals: [...mine, 'falta-motivo'],
    },
    z.strictObject({ motivo: words, ...seen }),
    proposeApproval,
  ),
  deskVerb(
    {
      id: 'proponerNegativa',
      verbo: 'proponer-negativa',
      summary: 'Propone negar, donde hacen falta dos personas',
      alcances: decide,
      example: { motivo: 'No cumple lo exigido.', causal: '', visto: '', huella: '' },
      refusals: [...mine, 'falta-motivo', 'falta-base-legal'],
    },
    z.strictObject({ motivo: words, causal: z.string().max(1_000), ...seen }),
    proposeDenial,
  ),
  deskVerb(
    {
      id: 'devolverPropuesta',
      verbo: 'devolver-propuesta',
      summary: 'No está de acuerdo con lo propuesto: lo devuelve con su motivo',
      alcances: decide,
      example: { motivo: 'Falta el documento que respalda el cambio.' },
      refusals: [...mine, 'misma-persona', 'falta-motivo'],
    },
    z.strictObject({ motivo: words }),
    returnProposal,
  ),
  deskVerb(
    {
      id: 'retirarPropuesta',
      verbo: 'retirar-propuesta',
      summary: 'Retira la propuesta',
      alcances: decide,
      example: {},
      refusals: [...mine],
    },
    nothing,
    withdrawProposal,
  ),
  deskVerb(
    {
      id: 'aprobar',
      verbo: 'aprobar',
      summary: 'Aprueba; el cambio se aplica en el mismo acto',
      description: '`revisiones` son los puntos confirmados, palabra por palabra como los da `evidencia`.',
      alcances: decide,
      example: { motivo: 'Cumple lo exigido.', revisiones: [], visto: '', huella: '' },
      refusals: [...mine, 'misma-persona', 'falta-motivo'],
    },
    z.strictObject({ motivo: words, revisiones: names, acepta: z.boolean().optional(), ...seen }),
    (deps, actor, { acepta = false, ...input }) => approveSolicitud(deps, actor, { ...input, acepta }),
  ),
  deskVerb(
    {
      id: 'negar',
      verbo: 'negar',
      summary: 'Niega, con motivo y causal',
      alcances: decide,
      example: { motivo: 'No cumple lo exigido.', causal: '', visto: '', huella: '' },
      refusals: [...mine, 'misma-persona', 'falta-motivo', 'falta-base-legal'],
    },
    z.strictObject({ motivo: words, causal: z.string().max(1_000), acepta: z.boolean().optional(), ...seen }),
    (deps, actor, { acepta = false, ...input }) => denySolicitud(deps, actor, { ...input, acepta }),
  ),
];
