/** Files what a thread of mails holds as a solicitud: one, whoever asks for it and however often. */
import { bastaUnCorreo } from '../../domain/correo/recibe-por-correo.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import type { Adjunto } from '../../domain/tramite/documento.ts';
import { type Entrada, leerDatos } from '../../domain/tramite/leer-datos.ts';
import type { Hilo } from '../../store/correo-mesa-hilo.ts';
import type { DefinicionVigente, Deps } from '../deps.ts';
import { type Filed, fileSolicitud } from '../file-solicitud.ts';
import { llaveDe } from '../orden.ts';

export type ThreadToFile = {
  readonly hilo: Pick<Hilo, 'id' | 'referencia' | 'direccion' | 'nombre'>;
  readonly vigente: DefinicionVigente;
  readonly entrada: Entrada;
  readonly adjuntos: readonly Adjunto[];
  /** Sentences its author declared on the review page; an officer declares nothing for anybody. */
  readonly confirmaciones: readonly string[];
  /** Hash of the review page; null where none was shown. */
  readonly revision: string | null;
  /** The officer who files it; null where its author or the service does. */
  readonly funcionario: Funcionario | null;
  /** Id of the mail that completed it. */
  readonly mensaje?: string;
};

const actor = { clase: 'publico' } as const;

/**
 * The key is the thread's own: a mail and the page of the link, a double click, an officer at the same moment or the same
 * mail after a crash file one case. Refused as any filing is, and where an answer does not fit (`datos-con-errores`).
 */
export async function fileThread(deps: Deps, filing: ThreadToFile): Promise<Filed | Refusal> {
  const { hilo, vigente, entrada, adjuntos, confirmaciones, revision, funcionario, mensaje } = filing;
  const { id, referencia, direccion, nombre } = hilo;
  if (!bastaUnCorreo(vigente.definicion)) return refuse('puerta-cerrada');
  const { datos, errores } = leerDatos(vigente.definicion, entrada);
  if (errores.length > 0) return refuse('datos-con-errores', { errors: errores });
  const llave = llaveDe(actor, `correo-${id}`, { hilo: id });
  if (isRefusal(llave)) return llave;
  const officer = funcionario === null ? null : { cuenta: funcionario.cuenta, nombre: funcionario.nombre };
  return fileSolicitud(deps, {
    vigente,
    canal: 'correo',
    actor,
    titular: null,
    nombre: nombre === '' ? direccion : nombre,
    datos,
    adjuntos,
    verificados: [],
    confirmaciones,
    revision,
    llave,
    borrador: null,
    correo: {
      hilo: referencia,
      remitente: direccion,
      funcionario: officer,
      ...(mensaje === undefined ? {} : { mensaje }),
    },
  });
}
