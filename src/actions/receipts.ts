/** What receipts are made with; put together once, beside the other parts of the service. */
import type { RegistroProof } from '../domain/recibo/recibo.ts';
import type { Evento } from '../domain/solicitud/evento.ts';
import type { Seal } from '../trust/recibo/seal.ts';
import type { LogKeys } from '../trust/registro-publico/log-keys.ts';
import type { Deps } from './deps.ts';
import { readEventProof } from './read-log.ts';

export type Receipts = {
  /** «Servicio Nacional de Contratación Pública». */
  readonly agencyName: string;
  /** Null where production has no key: receipts are then unsigned and say so. */
  readonly seal: Seal | null;
  /** What the public log is checked with, in one line; absent where receipts carry no proofs. */
  readonly verifierKey?: string | undefined;
  /** Where the public log holds the event; null while it does not. */
  proofOf(evento: Pick<Evento, 'solicitud' | 'n' | 'hash'>): Promise<RegistroProof | null>;
};

/** Receipts with the proofs of the public log in our own database. */
export function receiptsWith(
  deps: Pick<Deps, 'db'>,
  keys: LogKeys,
  { agencyName, seal }: Pick<Receipts, 'agencyName' | 'seal'>,
): Receipts {
  return {
    agencyName,
    seal,
    verifierKey: keys.verifierKey,
    proofOf: async (evento) => {
      const found = await readEventProof(deps, keys, evento);
      if (found === null) return null;
      const { opening, indice, tamano, prueba, puntoDeControl } = found;
      return { sal: opening.sal, indice, tamano, prueba, puntoDeControl };
    },
  };
}
