/** What a mail's marks lead to, and which thread it belongs to by them. */
import { type DecisionDeHilo, decidirHilo, type MarcaHallada } from '../../domain/correo/decidir-hilo.ts';
import { buscarMarcas, type Marca } from '../../domain/correo/evidencia.ts';
import type { Queries } from '../../platform/database.ts';
import { findCasoNombrado, findHilosDeMarcas, type HiloDeMarca } from '../../store/correo-evidencia.ts';
import type { CorreoTomado } from '../../store/correo-por-procesar.ts';
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

function marksOf(deps: Deps, { sobre }: CorreoTomado, { correo }: MailJudged): readonly Marca[] {
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

/** Reads through `queries`, so that a transaction which holds the sender's turn sees what came just before. */
export async function findEvidence(
  deps: Deps,
  queries: Queries,
  tomado: CorreoTomado,
  mail: MailJudged,
): Promise<Evidence> {
  const marcas = marksOf(deps, tomado, mail);
  const wanted = marcas.map(lookedUpAs);
  const keysOf = (fuente: HiloDeMarca['fuente']): readonly string[] => [
    ...new Set(wanted.filter((one) => one.fuente === fuente).map(({ clave }) => clave)),
  ];
  const referencias = keysOf('referencia');
  const hilos = await findHilosDeMarcas(queries, {
    hilos: keysOf('hilo'),
    messageIds: keysOf('message-id'),
    respondidos: keysOf('respondido'),
    referencias,
  });
  const halladas = marcas.flatMap((marca): MarcaHallada[] => {
    const { fuente, clave } = lookedUpAs(marca);
    const found = hilos.filter((one) => one.fuente === fuente && one.clave === clave);
    return found.length === 0 ? [{ marca, hilo: null }] : found.map((hilo) => ({ marca, hilo }));
  });
  const decision = decidirHilo(halladas, mail.remitente, mail.clase.clase, deps.clock.nowMs());
  const near = hilos.find(({ id }) => id === decision.hilo);
  const sugerida =
    near === undefined ? await findCasoNombrado(queries, referencias) : (near.solicitud ?? near.referencia);
  const salidas = marcas.flatMap((marca) => ('salida' in marca ? [marca.salida] : []));
  return { decision, salidas: [...new Set(salidas)], sugerida };
}
