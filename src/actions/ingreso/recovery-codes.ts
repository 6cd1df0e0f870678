/** Codes on paper for whoever loses telephone and key: made after a fresh proof, shown once, each good once as the second step. */
import { toBase32 } from '../../domain/base32.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import {
  countCodigosDeRecuperacion,
  replaceCodigosDeRecuperacion,
  spendCodigoDeRecuperacion,
} from '../../store/codigos-de-recuperacion.ts';
import { findCuentaById } from '../../store/cuentas.ts';
import { insertSuceso } from '../../store/sucesos.ts';
import type { Deps } from '../deps.ts';
import { endHalfSignIn, giveBackSecondStep, trySecondStep } from '../half-sign-in.ts';
import { type Entry, openSession, type SignedIn } from '../open-session.ts';
import { type Avisar, avisosPara, findOwner } from '../owner-addresses.ts';
import type { Session } from '../read-session.ts';
import { requireRecentStepUp } from '../step-up.ts';
import { ingresoLimits } from './ingreso-limits.ts';

/** Without the signs that are mistaken for each other on paper. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

const markOf = (deps: Deps, cuenta: string, code: string): string =>
  deps.keys.mac('ingreso', `recuperacion|${cuenta}|${code}`);

const grouped = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');

/** As typed from paper: case, blanks and dashes do not count. */
const cleaned = (typed: string): string => typed.slice(0, 60).toUpperCase().replace(/[\s-]/g, '');

export function countRecoveryCodes(deps: Pick<Deps, 'db'>, { actor }: Session): Promise<number> {
  return countCodigosDeRecuperacion(deps.db, actor.cuenta);
}

/** New ones instead of all former ones, in groups of four signs; never to be seen again. */
export async function makeRecoveryCodes(
  deps: Deps,
  session: Session,
  avisar: Avisar,
): Promise<readonly string[] | Refusal> {
  const nowMs = deps.clock.nowMs();
  const stale = requireRecentStepUp(session, nowMs);
  if (stale !== null) return stale;
  const cuenta = await findCuentaById(deps.db, session.actor.cuenta);
  if (cuenta?.activa !== true || cuenta.clase !== 'funcionario') return refuse('sin-permiso');
  // With less than the key that is due nobody gets another way around it.
  if (session.debeLlave === true || (cuenta.totpSellado === null && cuenta.llaves === 0)) {
    return refuse('sin-permiso', {
      sentence: 'Registre y use primero su segunda prueba; después, sus códigos.',
    });
  }
  const codes = Array.from({ length: ingresoLimits.recoveryCodes }, () =>
    toBase32(Buffer.from(deps.ids.randomToken(ingresoLimits.recoveryCodeBytes), 'base64url'), alphabet),
  );
  const owner = await findOwner(deps, cuenta);
  const marks = codes.map((code) => markOf(deps, cuenta.id, code));
  await deps.db.transaction(async (queries) => {
    await replaceCodigosDeRecuperacion(queries, cuenta.id, marks, nowMs);
    const detalle = { cuantos: codes.length };
    await insertSuceso(queries, { clase: 'recuperacion-creada', cuenta: cuenta.id, detalle }, nowMs);
    await avisar(queries, avisosPara(owner, 'Nuevos códigos de recuperación de su cuenta', madeText));
  });
  return codes.map(grouped);
}

type Used = Entry & { readonly half: string; readonly codigo: string; readonly avisar: Avisar };

/** The second step of a sign-in with one of them; guesses count in the same budget as wrong codes of the telephone. */
export async function finishWithRecoveryCode(deps: Deps, input: Used): Promise<SignedIn | Refusal> {
  const nowMs = deps.clock.nowMs();
  const cuenta = await trySecondStep(deps, input.half);
  if (isRefusal(cuenta)) return cuenta;
  const owner = await findOwner(deps, cuenta);
  const mark = markOf(deps, cuenta.id, cleaned(input.codigo));
  const isRight = await deps.db.transaction(async (queries) => {
    const right = await spendCodigoDeRecuperacion(queries, cuenta.id, mark);
    const suceso = right
      ? ({ clase: 'recuperacion-usada', detalle: {} } as const)
      : ({ clase: 'segundo-paso-fallido', detalle: { metodo: 'recuperacion' } } as const);
    await insertSuceso(queries, { ...suceso, cuenta: cuenta.id }, nowMs);
    if (right)
      await input.avisar(queries, avisosPara(owner, 'Alguien usó un código de recuperación', usedText));
    return right;
  });
  if (!isRight) return refuse('ingreso-funcionario-fallido', { sentence: wrongSentence });
  await giveBackSecondStep(deps, cuenta);
  const ended = await endHalfSignIn(deps, input.half);
  if (ended === null) return refuse('sesion-terminada');
  const { institucional, metodo } = ended;
  const origin = { institucional, prueba: 'recuperacion' } as const;
  return (
    (await openSession(deps, cuenta, input, `${metodo}+recuperacion`, origin)) ?? refuse('sesion-terminada')
  );
}

const wrongSentence =
  'Ese código de recuperación no coincide o ya se usó. Revise la hoja y escriba otro de la lista.';
const madeText =
  'Se crearon códigos de recuperación para su cuenta de Ventanilla; los anteriores ya no sirven. Si no fue usted, avise ahora mismo al administrador del sistema.';
const usedText =
  'Se ingresó a su cuenta de Ventanilla con un código de recuperación, que ya no sirve. Si no fue usted, avise ahora mismo al administrador del sistema.';
