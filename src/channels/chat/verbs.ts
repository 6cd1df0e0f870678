/** What a person does in their conversation, one form each. */
import { askForPerson } from '../../actions/chat/ask-for-person.ts';
import { endConversation } from '../../actions/chat/end-conversation.ts';
import { leaveContact } from '../../actions/chat/leave-contact.ts';
import { leaveQueue } from '../../actions/chat/leave-queue.ts';
import { settleWaiting } from '../../actions/chat/settle-waiting.ts';
import { suggestTramites } from '../../actions/chat/suggest-tramites.ts';
import { takeUpProposal } from '../../actions/chat/take-up-proposal.ts';
import { writeChatMessage } from '../../actions/chat/write-chat-message.ts';
import type { Deps } from '../../actions/deps.ts';
import { isRefusal, type Refusal, type RefusalCode } from '../../domain/refusals.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import type { Web } from '../../web/web.ts';
import type { Outcome } from './answer.ts';
import type { Own } from './own-conversation.ts';
import { chatPurposes } from './purposes.ts';
import type { ChatVerb } from './verb.ts';
import type { Person } from './visitor.ts';
import { wholeNumber } from './whole-number.ts';

const clienteOf = (body: FormBody): string => first(body, 'cliente');

/** Line breaks as a form sends them (HTML standard, 4.10.22.3) become the ones people see. */
export const plainBreaks = (text: string): string => text.replaceAll('\r\n', '\n');

type Message = { readonly id: string; readonly cliente: string; readonly texto: string };

/** A message; with nobody there and no trámite going on, the assistant answers with what may fit. */
export async function writeAndSuggest(
  deps: Deps,
  quien: Person,
  message: Message,
): Promise<Refusal | { n: number }> {
  const written = await writeChatMessage(deps, quien, message);
  if (isRefusal(written)) return written;
  if (written.conAsistente) await suggestTramites(deps, message);
  return { n: written.n };
}

/** The form belongs to another conversation than the one the person has now: that one is looked for. */
const elsewhere: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'no-encontrada',
  'sin-permiso',
  'conversacion-cerrada',
]);

/** In line for a person; where nobody can come, it goes on in writing at once, in the same thread. */
export async function askForSomebody(
  deps: Deps,
  { quien, conversacion: { id } }: Own,
  cliente: string,
): Promise<Outcome> {
  const asked = await askForPerson(deps, quien, { id, cliente });
  if (isRefusal(asked)) return asked;
  const settled = await settleWaiting(deps, asked);
  // The clock's duty tries again what could not be settled now; the person is in line meanwhile.
  return isRefusal(settled) ? asked : settled;
}

const messageOf = (id: string, body: FormBody): Message => ({
  id,
  cliente: clienteOf(body),
  texto: plainBreaks(first(body, 'texto')),
});

const command = ({ conversacion }: Own, body: FormBody) => ({
  id: conversacion.id,
  cliente: clienteOf(body),
});

export function chatVerbs({ deps }: Web) {
  return {
    mensaje: {
      purpose: chatPurposes.mensaje,
      run: (own, body) => writeAndSuggest(deps, own.quien, messageOf(own.conversacion.id, body)),
      // The writing statement asks for the rights itself.
      direct: async (quien, body) => {
        const written = await writeAndSuggest(deps, quien, messageOf(first(body, 'conversacion'), body));
        return isRefusal(written) && elsewhere.has(written.code) ? undefined : written;
      },
      typed: (body) => ({
        de: 'mensaje',
        texto: plainBreaks(first(body, 'texto')),
        cliente: clienteOf(body),
      }),
    },
    persona: {
      purpose: chatPurposes.persona,
      run: (own, body) => askForSomebody(deps, own, clienteOf(body)),
    },
    dejarFila: {
      purpose: chatPurposes.dejarFila,
      run: (own, body) => leaveQueue(deps, own.quien, command(own, body)),
    },
    contacto: {
      purpose: chatPurposes.contacto,
      run: (own, body) =>
        leaveContact(deps, own.quien, {
          ...command(own, body),
          correo: first(body, 'correo'),
          telefono: first(body, 'telefono'),
        }),
      typed: (body) => ({
        de: 'contacto',
        correo: first(body, 'correo'),
        telefono: first(body, 'telefono'),
        cliente: clienteOf(body),
      }),
    },
    // Joining is what every form does first; this one does nothing else.
    unir: { purpose: chatPurposes.unir, run: async (own) => own.conversacion },
    terminar: {
      purpose: chatPurposes.terminar,
      joins: false,
      run: (own, body) => endConversation(deps, own.quien, command(own, body)),
    },
    propuesta: {
      purpose: chatPurposes.propuesta,
      run: (own, body) =>
        takeUpProposal(deps, own.quien, {
          id: own.conversacion.id,
          propuesta: wholeNumber(first(body, 'propuesta')),
          acepta: first(body, 'acepta') === 'si',
        }),
    },
  } satisfies { readonly [name: string]: ChatVerb };
}
