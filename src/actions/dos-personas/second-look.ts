/** Refuses a decision over anything the person did not see: what moved under the page, or since the first person proposed. */
import { type Refusal, refuse } from '../../domain/refusals.ts';
import { diferencias, fraseDeDiferencia, type LoVisto } from '../../domain/solicitud/lo-visto.ts';
import type { Propuesta } from '../../domain/solicitud/solicitud.ts';
import type { MembersOfCase } from '../members-of-case.ts';
import { seenHash } from './case-seen.ts';

/** What the page carried back; absent where nobody was shown one. */
export type Seen = {
  /** Hash of the comparison of members; '' where the page showed none. */
  readonly huella?: string;
  /** `seenHash` of the page. */
  readonly visto?: string;
  /** The person says to have looked at what differs from the proposal. */
  readonly acepta?: boolean;
};

/** Of the rows alone. */
export function rowsMoved({ huella }: Seen, socios: MembersOfCase | null): Refusal | null {
  if (huella === undefined || huella === (socios?.huella ?? '')) return null;
  return refuse('registro-cambiado', {
    sentence:
      huella === ''
        ? 'La comparación de socios ya está lista. Revísela en esta página antes de aprobar.'
        : 'La comparación de socios cambió desde que usted abrió la página. Revísela otra vez antes de aprobar.',
  });
}

/** Of the whole page. */
export function pageMoved({ visto }: Seen, ahora: LoVisto): Refusal | null {
  if (visto === undefined || visto === seenHash(ahora)) return null;
  return refuse('registro-cambiado', {
    sentence:
      'Algo de lo que se muestra en esta página cambió desde que usted la abrió. Revíselo otra vez antes de decidir.',
  });
}

/** What the first person saw is no longer what is there: the second says to have looked, or nothing is decided. */
export function unseenDifferences(
  { acepta }: Seen,
  propuesta: Propuesta | null,
  ahora: LoVisto,
): Refusal | null {
  const partes = diferencias(propuesta?.visto, ahora);
  if (partes.length === 0 || acepta === true) return null;
  return refuse('datos-con-errores', {
    sentence: 'El caso ya no es el que vio quien propuso la decisión.',
    errors: [
      {
        path: 'acepta',
        sentence: `Confirme que revisó lo que cambió desde la propuesta: ${partes.map((parte) => fraseDeDiferencia[parte]).join(' ')}`,
      },
    ],
  });
}
