/** A conversation that nobody can answer at once becomes a case with a promise; the thread goes on in writing. */
import type { Json } from '../../domain/canonical-json.ts';
import { datosDeConsulta } from '../../domain/chat/consulta-escrita.ts';
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import type { MotivoDeConversion } from '../../domain/chat/motivos.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import type { Registry } from '../../registry/port.ts';
import { findSolicitudById } from '../../store/solicitudes.ts';
import type { Deps } from '../deps.ts';
import { type Filed, fileSolicitud } from '../file-solicitud.ts';
import { llaveDe } from '../orden.ts';
import { changeConversation } from './change-conversation.ts';
import { findWrittenQuestion } from './find-written-question.ts';
import { readChatLines } from './read-chat-lines.ts';
import { together } from './together.ts';

/** Of the person's words; the whole is in the conversation. */
const linesReadMax = 500;
/** One per conversation: it becomes a case once. */
const cliente = 'convertida-por-escrito';
const nameless = 'Persona sin identificar';

/** A written question touches no entry of the register: nobody waits for another system with a transaction open. */
function withoutRegister(registry: Registry): Registry {
  const nothing = () => Promise.resolve(null);
  return { ...registry, proveedor: nothing, entidad: nothing, procesos: () => Promise.resolve([]) };
}

async function fileQuestion(deps: Deps, conversacion: Conversacion): Promise<Filed | Refusal> {
  const { id, persona, contacto } = conversacion;
  const vigente = findWrittenQuestion(deps);
  const lineas = (await readChatLines(deps, [{ id, despues: 0 }], linesReadMax)).get(id) ?? [];
  // The service's own key, whoever the person is by then: signing in between two tries must not make a second case.
  const llave = llaveDe({ clase: 'sistema' }, `consulta-${id}`, { conversacion: id } satisfies Json);
  if (isRefusal(llave)) return llave;
  return fileSolicitud(
    { ...deps, registry: withoutRegister(deps.registry) },
    {
      vigente,
      canal: 'chat',
      actor: persona ?? { clase: 'publico' },
      titular: persona,
      nombre: persona?.nombre ?? nameless,
      datos: datosDeConsulta(vigente.definicion, lineas, contacto),
      adjuntos: [],
      verificados: [],
      confirmaciones: [],
      revision: null,
      llave,
      borrador: null,
    },
  );
}

/**
 * Case and change of state are written in one transaction, so a conversation that somebody takes at the same moment
 * leaves no case behind. Repeating it is safe: a converted conversation is given back as it is. Refused with
 * `transicion-imposible` where it does not wait any more.
 */
export function convertConversation(
  deps: Deps,
  id: string,
  motivo: MotivoDeConversion,
): Promise<Conversacion | Refusal> {
  return together(deps, (within) =>
    changeConversation(
      within,
      { clase: 'asistente' },
      { id, versionVista: null },
      {
        verbo: 'convertir',
        cliente,
        // Another reason at the second try is no other command.
        cuerpo: null,
        aplica: async (conversacion) => {
          const filed = await fileQuestion(within, conversacion);
          if (isRefusal(filed)) return filed;
          const { referencia, id: solicitud } = filed;
          const promesaVenceMs = (await findSolicitudById(within.db, solicitud))?.promesaVenceMs ?? null;
          return {
            conversacion: { ...conversacion, referencia, promesaVenceMs },
            caso: { referencia, solicitud },
            lineas: [
              {
                clase: 'convertida',
                autor: { clase: 'asistente' },
                cliente,
                contenido: { motivo, referencia, promesaVenceMs },
              },
            ],
          };
        },
      },
    ),
  );
}
