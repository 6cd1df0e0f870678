/** Tells whoever wrote where their trámite is done: for those a mail is not enough for. */
import { cartaDeOtraPuerta } from '../../domain/correo/cartas-de-correo.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { seOfrece } from '../../domain/tramite/resultados.ts';
import { listCorreosDeHilo } from '../../store/correo-mesa-mensajes.ts';
import type { Deps } from '../deps.ts';
import { answerTo } from './answer-to.ts';
import { changeThread, type ThreadChanged, type ThreadCommand } from './change-thread.ts';
import { mailDeskLimits } from './mail-desk-limits.ts';

/** `enlace`: whole address of the trámite's page, by its id. */
export function pointToDoor(
  deps: Deps,
  actor: Funcionario,
  input: ThreadCommand & {
    readonly tramite: string;
    readonly agencia: string;
    readonly enlace: (tramite: string) => string;
  },
): Promise<ThreadChanged | Refusal> {
  return changeThread(deps, actor, input, 'derivar', async (hilo) => {
    const definicion = deps.definiciones.porId(input.tramite)?.definicion;
    if (definicion === undefined || !seOfrece(definicion))
      return refuse('datos-con-errores', {
        errors: [{ path: 'tramite', sentence: 'Elija el trámite del que trata el correo.' }],
      });
    const mails = await listCorreosDeHilo(deps.db, hilo.id, mailDeskLimits.mailsShownMax);
    const { para, respondeA } = answerTo(hilo, mails);
    const { agencia, enlace } = input;
    const carta = cartaDeOtraPuerta({
      agencia,
      referencia: hilo.referencia,
      definicion,
      enlace: enlace(definicion.id),
    });
    return {
      hilo: { ...hilo, tramite: definicion.id, faltan: [], estado: 'derivado' },
      texto: definicion.nombre,
      salida: { clase: 'derivacion', para, ...carta, respondeA, cuenta: actor.cuenta },
    };
  });
}
