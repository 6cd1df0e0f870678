/** An officer answers by mail; the answer goes through the outbox, to where the page said it would. */
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { listCorreosDeHilo } from '../../store/correo-mesa-mensajes.ts';
import { cleanMessage } from '../clean-message.ts';
import type { Deps } from '../deps.ts';
import { answerSubject, answerTo } from './answer-to.ts';
import { changeThread, type ThreadChanged, type ThreadCommand } from './change-thread.ts';
import { mailDeskLimits } from './mail-desk-limits.ts';

/** Whoever answers has the thread from then on. `agencia`: signs below the officer's name. */
export function answerThread(
  deps: Deps,
  actor: Funcionario,
  input: ThreadCommand & { readonly texto: string; readonly agencia: string },
): Promise<ThreadChanged | Refusal> {
  return changeThread(deps, actor, input, 'responder', async (hilo) => {
    const texto = cleanMessage(input.texto, 'texto', 'mensaje-vacio');
    if (isRefusal(texto)) return texto;
    const mails = await listCorreosDeHilo(deps.db, hilo.id, mailDeskLimits.mailsShownMax);
    const { para, respondeA } = answerTo(hilo, mails);
    const signed = `${texto}\n\n${actor.nombre}\n${hilo.unidad}\n${input.agencia}\n\nReferencia: ${hilo.referencia}`;
    return {
      hilo: {
        ...hilo,
        asignado: actor.cuenta,
        estado: hilo.estado === 'nuevo' || hilo.estado === 'cerrado' ? 'en-atencion' : hilo.estado,
      },
      texto,
      salida: {
        clase: 'respuesta',
        para,
        asunto: answerSubject(hilo.asunto),
        texto: signed,
        respondeA,
        cuenta: actor.cuenta,
      },
    };
  });
}
