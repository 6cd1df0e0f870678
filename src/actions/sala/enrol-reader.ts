/** Gives a reader or custodian a key of their own, locked by a phrase that nobody can reset. */
import { isCommonClave } from '../../domain/identity/claves-comunes.ts';
import { cleanText } from '../../domain/identity/nombre.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { findCuentaById } from '../../store/cuentas.ts';
import { insertLector, readLector, updateImpedimentos } from '../../store/sala-lectores.ts';
import { newKeyPair } from '../../trust/sellado/hpke.ts';
import { lockWithPhrase } from '../../trust/sellado/phrase.ts';
import type { Deps } from '../deps.ts';
import { appendBitacora } from './bitacora.ts';
import { undoing } from './change-denuncia.ts';
import { salaLimits } from './sala-limits.ts';
import type { SalaDeps } from './sala-types.ts';

export type Enrolamiento = {
  readonly enrolado: boolean;
  readonly custodio: boolean;
  readonly grupos: readonly string[];
  readonly impedimentos: readonly string[];
};

/** What of the room the roles give; null: nothing. Both at once is nothing too, because identities need two people (ASVS 2.3.5). */
export function roomRole({ roles }: Pick<Funcionario, 'roles'>): 'lector' | 'custodio' | null {
  const lector = roles.includes('lector');
  if (lector === roles.includes('custodio')) return null;
  return lector ? 'lector' : 'custodio';
}

function isWeak(frase: string): boolean {
  const chars = [...frase].length;
  const words = new Set(frase.toLowerCase().split(/[^\p{L}\p{N}]+/u));
  if (chars < salaLimits.phraseCharsMin || chars > salaLimits.phraseCharsMax || !frase.isWellFormed())
    return true;
  // Twenty times the same key, or one word again and again.
  return (
    new Set(frase.toLowerCase()).size < 8 ||
    (words.size < 3 && chars < salaLimits.phraseCharsMin + 4) ||
    isCommonClave(frase)
  );
}

/** Cleaned, without repeats; null when there are too many or one is too long. */
function cleanImpediments(given: readonly string[]): readonly string[] | null {
  const cleaned: string[] = [];
  for (const one of given) {
    const parsed = cleanText(one, { max: salaLimits.impedimentCharsMax });
    if (!parsed.ok) return null;
    if (parsed.value !== '' && !cleaned.includes(parsed.value)) cleaned.push(parsed.value);
  }
  return cleaned.length > salaLimits.impedimentsMax ? null : cleaned;
}

/** Null for whoever is neither reader nor custodian. */
export async function readEnrolment(deps: Deps, actor: Funcionario): Promise<Enrolamiento | null> {
  if (roomRole(actor) === null) return null;
  const lector = await readLector(deps.sala.db, actor.cuenta);
  if (lector === null || !lector.activo)
    return { enrolado: false, custodio: roomRole(actor) === 'custodio', grupos: [], impedimentos: [] };
  const { custodio, grupos, impedimentos } = lector;
  return { enrolado: true, custodio, grupos, impedimentos };
}

/**
 * Without groups nothing is sealed to the new reader: the operator gives them. Who is enrolled already is refused
 * ('transicion-imposible'), so that a stolen session cannot put another key in the place of the reader's.
 */
export async function enrolReader(
  deps: SalaDeps & Pick<Deps, 'db' | 'passwords'>,
  actor: Funcionario,
  { frase, impedimentos }: { readonly frase: string; readonly impedimentos: readonly string[] },
): Promise<{ readonly enrolado: true } | Refusal> {
  const role = roomRole(actor);
  if (role === null) return refuse('sin-permiso');
  const cleaned = cleanImpediments(impedimentos);
  if (cleaned === null) return refuse('datos-con-errores');
  if (isWeak(frase)) return refuse('frase-debil');
  const cuenta = await findCuentaById(deps.db, actor.cuenta);
  if (await deps.passwords.verify(frase, cuenta?.claveHash ?? null)) return refuse('frase-debil');
  const pair = await newKeyPair(deps.ids);
  const claveSellada = await lockWithPhrase(deps.ids, frase, pair.privateKey, actor.cuenta);
  const lector = {
    cuenta: actor.cuenta,
    nombre: actor.nombre,
    custodio: role === 'custodio',
    clavePublica: pair.publicKey,
    claveSellada,
    impedimentos: cleaned,
  };
  return undoing(deps, async (queries) => {
    if (!(await insertLector(queries, lector, deps.clock.nowMs()))) return refuse('transicion-imposible');
    const { cuenta: id, nombre } = actor;
    await appendBitacora(queries, deps, { clase: `${role}-nuevo`, denuncia: null, cuenta: id, nombre });
    return { enrolado: true } as const;
  });
}

/** Whom the reader must not judge, declared anew; it counts for complaints from now on. */
export async function declareImpediments(
  deps: Deps,
  actor: Funcionario,
  impedimentos: readonly string[],
): Promise<{ readonly declarados: readonly string[] } | Refusal> {
  const cleaned = cleanImpediments(impedimentos);
  if (roomRole(actor) === null) return refuse('sin-permiso');
  if (cleaned === null) return refuse('datos-con-errores');
  const done = await updateImpedimentos(deps.sala.db, actor.cuenta, cleaned);
  return done ? { declarados: cleaned } : refuse('sin-permiso');
}
