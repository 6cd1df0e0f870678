/** Says which solicitud a thread is about; nothing in the solicitud changes by it. */
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { quienIngreso } from '../../domain/solicitud/quien-ingreso.ts';
import { leerReferencia } from '../../domain/solicitud/referencia.ts';
import { readJournal } from '../../store/solicitudes.ts';
import { readForActor } from '../change-solicitud.ts';
import type { Deps } from '../deps.ts';
import { changeThread, type ThreadChanged, type ThreadCommand } from './change-thread.ts';

const beside = (sentence: string): Refusal =>
  refuse('datos-con-errores', { errors: [{ path: 'referencia', sentence }] });

/**
 * Only the address that filed a case by mail has rights in it by mail: to anybody else's thread a case is a remark for
 * staff, or one mail could make a stranger read and answer for its owner (GHSA-j49f-9g94-3wh4).
 */
async function filedBy({ db }: Deps, caso: string, direccion: string): Promise<boolean> {
  const [opening] = await readJournal(db, caso);
  return opening !== undefined && quienIngreso(opening)?.remitente === direccion;
}

/** `referencia`: as typed. The officer must be able to read the case too (CVE-2026-34722: linking without that right). */
export function linkThread(
  deps: Deps,
  actor: Funcionario,
  input: ThreadCommand & { readonly referencia: string },
): Promise<ThreadChanged | Refusal> {
  return changeThread(deps, actor, input, 'vincular', async (hilo) => {
    const referencia = leerReferencia(input.referencia);
    if (referencia === null)
      return beside('Escriba la referencia completa de la solicitud, por ejemplo VT-3456-789A-7M.');
    const caso = await readForActor(deps, actor, referencia);
    if (isRefusal(caso))
      return beside(
        'Ninguna solicitud de sus unidades tiene esa referencia. Revísela y vuelva a escribirla.',
      );
    const isOwn = await filedBy(deps, caso.id, hilo.direccion);
    return {
      hilo: {
        ...hilo,
        solicitud: isOwn ? referencia : null,
        faltan: [],
        estado: 'en-atencion',
        contenido: { ...hilo.contenido, sugerida: null, vinculada: referencia },
      },
      sobre: referencia,
    };
  });
}
