/** What the checks of the sender found: our own mail server's word for it (RFC 8601), or our own checks. */
import { correoLimits } from './correo-limits.ts';
import type { CabecerasUtiles } from './leido.ts';
import { type AuthMethod, type AuthResults, parseAuthResults } from './resultados-de-autenticacion.ts';

export type ResultadoDeAutenticacion =
  | 'pass'
  | 'fail'
  | 'none'
  | 'softfail'
  | 'neutral'
  | 'temperror'
  | 'permerror';

/** `servidor-propio`: the agency's mail server said it; `propia`: checked here; `ninguna`: nobody checked. */
export type Autenticacion = {
  readonly fuente: 'servidor-propio' | 'propia' | 'ninguna';
  readonly spf: ResultadoDeAutenticacion;
  readonly dkim: ResultadoDeAutenticacion;
  readonly dmarc: ResultadoDeAutenticacion;
  readonly arc: ResultadoDeAutenticacion;
  /** Whether what passed vouches for the domain of From itself. */
  readonly alineada: boolean;
};

export const sinAutenticacion: Autenticacion = {
  fuente: 'ninguna',
  spf: 'none',
  dkim: 'none',
  dmarc: 'none',
  arc: 'none',
  alineada: false,
};

/** RFC 8601, section 2.7, as the words that matter here: `hardfail` is old, `policy` and unknown ones vouch for nothing. */
const words: Readonly<Record<string, ResultadoDeAutenticacion>> = {
  pass: 'pass',
  fail: 'fail',
  hardfail: 'fail',
  softfail: 'softfail',
  neutral: 'neutral',
  none: 'none',
  temperror: 'temperror',
  permerror: 'permerror',
};

export function resultadoDe(word: string): ResultadoDeAutenticacion {
  return words[word.toLowerCase()] ?? 'neutral';
}

/**
 * Whether what vouches for `domain` vouches for mail of `from` (both lower-case): for itself and what lies below it. Never
 * the other way round: whoever has a name below `gob.ec` does not speak for it (RFC 9989 walks the tree; we need not).
 */
export function respalda(domain: string, from: string): boolean {
  return domain === from || (domain.includes('.') && from.endsWith(`.${domain}`));
}

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** The domain that a passing method speaks for; '' where it names none. */
function vouchedDomain({ method, properties }: AuthMethod): string {
  if (method === 'spf') return domainOf(properties['smtp.mailfrom'] ?? properties['smtp.helo'] ?? '');
  if (method === 'dkim') return domainOf(properties['header.d'] ?? properties['header.i'] ?? '');
  return method === 'dmarc' ? domainOf(properties['header.from'] ?? '') : '';
}

/** Of several results of one method (a mail may have several signatures) the one that passes for the sender counts most. */
function strongest(methods: readonly AuthMethod[], name: string, from: string): AuthMethod | undefined {
  const of = methods.filter(({ method }) => method === name);
  const passing = of.filter(({ result }) => result === 'pass');
  return passing.find((one) => respalda(vouchedDomain(one), from)) ?? passing[0] ?? of[0];
}

function worstOf(name: string, others: readonly AuthResults[], own: ResultadoDeAutenticacion) {
  const failed = others.some(({ methods }) => methods.some((m) => m.method === name && m.result === 'fail'));
  return failed ? 'fail' : own;
}

function read(top: AuthResults, others: readonly AuthResults[], from: string): Autenticacion {
  const { methods } = top;
  const result = (name: string) => resultadoDe(strongest(methods, name, from)?.result ?? 'none');
  const vouches = (name: string) => {
    const one = strongest(methods, name, from);
    return one?.result === 'pass' && respalda(vouchedDomain(one), from);
  };
  const dmarcOne = strongest(methods, 'dmarc', from);
  // A verdict about another domain than that of From says nothing of this sender.
  const aboutSender =
    dmarcOne !== undefined && ['', from].includes(vouchedDomain(dmarcOne)) ? result('dmarc') : 'none';
  const dmarc = worstOf('dmarc', others, aboutSender);
  return {
    fuente: 'servidor-propio',
    spf: result('spf'),
    dkim: result('dkim'),
    dmarc,
    arc: result('arc'),
    alineada: dmarc !== 'fail' && (dmarc === 'pass' || vouches('spf') || vouches('dkim')),
  };
}

/**
 * Reads `Authentication-Results`. Only the topmost header under exactly `authservId` can vouch for anybody: the sender may
 * have written those below it, and they can only speak against the mail. `dominioDelRemitente`: of the From address,
 * lower-case. Null for either: nobody checked.
 */
export function leerAutenticacion(
  cabeceras: CabecerasUtiles,
  authservId: string | null,
  dominioDelRemitente: string | null,
): Autenticacion {
  if (authservId === null || dominioDelRemitente === null) return sinAutenticacion;
  const own = (cabeceras['authentication-results'] ?? [])
    .slice(0, correoLimits.authResultsHeadersMax)
    .map((value) => parseAuthResults(value.slice(0, correoLimits.authResultsCharsMax)))
    .filter((one): one is AuthResults => one?.authservId === authservId.toLowerCase());
  const [top, ...others] = own;
  return top === undefined ? sinAutenticacion : read(top, others, dominioDelRemitente);
}
