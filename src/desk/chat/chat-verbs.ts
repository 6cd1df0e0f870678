/** What the forms of a conversation ask of the actions: one line per verb. */
import { closeConversation } from '../../actions/chat/close-conversation.ts';
import { handOnConversation } from '../../actions/chat/hand-on-conversation.ts';
import { markRead } from '../../actions/chat/mark-read.ts';
import { proposeTramite } from '../../actions/chat/propose-tramite.ts';
import { redactLine } from '../../actions/chat/redact-line.ts';
import type { StaffCommand } from '../../actions/chat/staff-command.ts';
import { takeConversation } from '../../actions/chat/take-conversation.ts';
import { writeChatMessage } from '../../actions/chat/write-chat-message.ts';
import type { Deps } from '../../actions/deps.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';

/** What the island is told; `n`: the line that was written. */
export type VerbDone = { readonly n?: number };
type Run = (
  deps: Deps,
  actor: Funcionario,
  command: StaffCommand,
  body: FormBody,
) => Promise<VerbDone | Refusal>;

const wholeNumber = (text: string): number => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : 0);

/** A version that is no number is one nobody ever saw: the command is refused as stale. */
export function readStaffCommand(id: string, body: FormBody): StaffCommand {
  return { id, versionVista: wholeNumber(first(body, 'version')), cliente: first(body, 'cliente') };
}

const lineOf = (written: { readonly n: number } | Refusal): VerbDone | Refusal =>
  isRefusal(written) ? written : { n: written.n };
const grown = (changed: { readonly lineas: number } | Refusal): VerbDone | Refusal =>
  isRefusal(changed) ? changed : { n: changed.lineas };

const agent = (actor: Funcionario) => ({ clase: 'agente', actor }) as const;
const noSuchLine = () =>
  refuse('datos-con-errores', {
    errors: [{ path: 'linea', sentence: 'Escriba el número de una línea de esta conversación.' }],
  });

const verbs: Readonly<Record<string, Run>> = {
  mensaje: async (deps, actor, { id, cliente }, body) =>
    lineOf(await writeChatMessage(deps, agent(actor), { id, cliente, texto: first(body, 'texto') })),
  tomar: async (deps, actor, command) => grown(await takeConversation(deps, actor, command)),
  pasar: async (deps, actor, command, body) => {
    const a = first(body, 'a');
    if (a === '')
      return refuse('datos-con-errores', { errors: [{ path: 'a', sentence: 'Elija a quién la pasa.' }] });
    return grown(await handOnConversation(deps, actor, { ...command, a, nota: first(body, 'nota') }));
  },
  devolver: async (deps, actor, command, body) =>
    grown(await handOnConversation(deps, actor, { ...command, a: null, nota: first(body, 'nota') })),
  proponer: async (deps, actor, { id, cliente }, body) =>
    grown(await proposeTramite(deps, actor, { id, cliente, tramite: first(body, 'tramite'), entrada: null })),
  cerrar: async (deps, actor, command, body) =>
    grown(await closeConversation(deps, actor, { ...command, motivo: first(body, 'motivo') })),
  suprimir: async (deps, actor, { id, cliente }, body) => {
    const linea = wholeNumber(first(body, 'linea'));
    const motivo = first(body, 'motivo');
    const changed =
      linea === 0 ? noSuchLine() : await redactLine(deps, actor, { id, cliente, linea, motivo });
    return grown(changed);
  },
  leido: async (deps, actor, { id }, body) => {
    const marked = await markRead(deps, agent(actor), { id, n: wholeNumber(first(body, 'n')) });
    return isRefusal(marked) ? marked : { n: marked.leido };
  },
};

export function chatVerbNamed(name: string): Run | null {
  return Object.hasOwn(verbs, name) ? (verbs[name] ?? null) : null;
}
