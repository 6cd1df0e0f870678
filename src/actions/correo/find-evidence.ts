/** What a mail's marks lead to, and which thread it belongs to by them. */
import { type DecisionDeHilo, decidirHilo, type MarcaHallada } from '../../domain/correo/decidir-hilo.ts';
import { buscarMarcas, type Marca } from '../../domain/correo/evidencia.ts';
import type { CorreoLeido } from '../../domain/correo/leido.ts';
import type { CorreoTomado } from '../../store/correo-por-procesar.ts';
import { type HiloDeMarca, mirarCorreo, type Vista } from '../../store/mirar-correo.ts';
import { readPlusAddress, readThreadMessageId } from '../../trust/correo-marcas.ts';
import type { Deps } from '../deps.ts';
import { type MailJudged, ownAddresses } from './judge-mail.ts';

export type Evidence = {
  readonly decision: DecisionDeHilo;
  /** Letters of ours that it answers or reports on. */
  readonly salidas: readonly string[];
  /** What staff may join it with: reference of a case or of another thread; null where nothing. */
  readonly sugerida: string | null;
};

/** The mark as the store knows it. */
function lookedUpAs(marca: Marca): Pick<HiloDeMarca, 'fuente' | 'clave'> {
  switch (marca.fuente) {
    case 'mensaje-conocido':
      return { fuente: 'message-id', clave: marca.messageId };
    case 'lo-responden':
      return { fuente: 'respondido', clave: marca.messageId };
    case 'referencia':
      return { fuente: 'referencia', clave: marca.referencia };
    default:
      return { fuente: 'hilo', clave: marca.hilo };
  }
}

function marksOf(deps: Deps, { sobre }: CorreoTomado, correo: CorreoLeido): readonly Marca[] {
  const own = ownAddresses(deps);
  return buscarMarcas(correo, sobre, {
    hiloDeDireccion: (direccion) => {
      for (const base of own) {
        const hilo = readPlusAddress(deps.keys, base, direccion);
        if (hilo !== null) return hilo;
      }
      return null;
    },
    mensaje: (messageId) => readThreadMessageId(deps.keys, messageId),
  });
}

/** What was there beside a mail when it was looked at, and the marks that were looked for. */
export type MailInPlace = {
  readonly vista: Vista;
  readonly turno: string;
  readonly marcas: readonly Marca[];
};

/** Everything about one correspondent goes in turn: a mail and its answer at once would begin two threads. */
export async function lookAround(
  deps: Deps,
  tomado: CorreoTomado,
  correo: CorreoLeido,
): Promise<MailInPlace> {
  const marcas = marksOf(deps, tomado, correo);
  const wanted = marcas.map(lookedUpAs);
  const keysOf = (fuente: HiloDeMarca['fuente']): readonly string[] => [
    ...new Set(wanted.filter((one) => one.fuente === fuente).map(({ clave }) => clave)),
  ];
  const direccion = correo.de?.direccion ?? null;
  const turno = deps.keys.mac('presupuesto', `turno-de-correo|${direccion ?? ''}`);
  const vista = await mirarCorreo(deps.db, {
    id: tomado.id,
    huella: correo.huella,
    messageId: correo.messageId,
    direccion,
    turno,
    hilos: keysOf('hilo'),
    messageIds: keysOf('message-id'),
    respondidos: keysOf('respondido'),
    referencias: keysOf('referencia'),
  });
  return { vista, turno, marcas };
}

export function evidenceOf({ vista, marcas }: MailInPlace, mail: MailJudged, nowMs: number): Evidence {
  const halladas = marcas.flatMap((marca): MarcaHallada[] => {
    const { fuente, clave } = lookedUpAs(marca);
    const found = vista.hilos.filter((one) => one.fuente === fuente && one.clave === clave);
    return found.length === 0 ? [{ marca, hilo: null }] : found.map((hilo) => ({ marca, hilo }));
  });
  const decision = decidirHilo(halladas, mail.remitente, mail.clase.clase, nowMs);
  const near = vista.hilos.find(({ id }) => id === decision.hilo);
  const sugerida = near === undefined ? vista.casoNombrado : (near.solicitud ?? near.referencia);
  const salidas = marcas.flatMap((marca) => ('salida' in marca ? [marca.salida] : []));
  return { decision, salidas: [...new Set(salidas)], sugerida };
}
