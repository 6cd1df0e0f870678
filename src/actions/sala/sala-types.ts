/** What the verbs of the sealed room hand to each other: opened keys, in memory for one call only. */
import type { Denuncia } from '../../domain/denuncia/denuncia.ts';
import type { Deps } from '../deps.ts';

/** What the room itself needs: the operator's tool has no more. */
export type SalaDeps = Pick<Deps, 'clock' | 'ids'> & { readonly sala: Pick<Deps['sala'], 'db' | 'files'> };

/** A reader (or custodian) with the private key at hand. */
export type LectorAbierto = {
  readonly cuenta: string;
  readonly nombre: string;
  readonly grupos: readonly string[];
  readonly custodio: boolean;
  readonly clavePrivada: Buffer;
};

/** A complaint with the keys that whoever opened it holds. */
export type CasoAbierto = {
  readonly denuncia: Denuncia;
  /** 32 bytes: opens every piece but the identity. */
  readonly clave: Buffer;
  /** Opens the identity; null to readers. */
  readonly claveIdentidad: Buffer | null;
  /** The reader's half of the identity's key. */
  readonly mitadIdentidad: Buffer | null;
  /** Who opened it; null: the complainant. */
  readonly lector: LectorAbierto | null;
};
