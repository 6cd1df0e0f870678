/** Checks who sent a mail: SPF, DKIM, DMARC and ARC, by asking the DNS. For agencies whose mail server does not do it. */
import { Resolver } from 'node:dns/promises';
import type { DNSResolver } from 'mailauth';
import {
  type Autenticacion,
  type ResultadoDeAutenticacion,
  respalda,
  resultadoDe,
  sinAutenticacion,
} from '../domain/correo/autenticacion.ts';

/** As `dns.promises.resolve`: records of one type, or an error with a DNS code. */
export type DnsResolver = (name: string, type: string) => Promise<unknown>;

type SenderFacts = {
  /** Who handed the mail over; null where nobody knows, and then SPF says nothing. */
  readonly ip: string | null;
  readonly helo: string | null;
  /** Of the envelope; '' for a null sender. */
  readonly mailFrom: string;
  /** The system's DNS where absent. */
  readonly resolver?: DnsResolver;
};

const questionMs = 3_000;
const wholeMs = 15_000;
/** SPF asks 10 and their answers, DMARC walks 8 names, each signature one key. */
const questionsMax = 60;
/** Each signature has the body hashed once more; honest mail carries two or three. */
const signaturesMax = 10;
const headBytesMax = 1024 * 1024;

class DnsFault extends Error {
  override readonly name = 'DnsFault';
  readonly code: string;
  constructor(code: string) {
    super(`dns: ${code}`);
    this.code = code;
  }
}

function systemResolver(): DnsResolver {
  const resolver = new Resolver({ timeout: questionMs, tries: 1 });
  return (name, type) => resolver.resolve(name, type);
}

type Bounded = { readonly ask: DNSResolver; stop(): void };

/** So many questions, and so long for all of them; beyond, each is answered with a fault at once. */
function bounded(resolver: DnsResolver): Bounded {
  const end = Promise.withResolvers<never>();
  end.promise.catch(() => undefined);
  const timeOut = (one: PromiseWithResolvers<never>) => () => one.reject(new DnsFault('ETIMEOUT'));
  const endTimer = setTimeout(timeOut(end), wholeMs);
  let asked = 0;
  return {
    stop: () => clearTimeout(endTimer),
    async ask(name, type) {
      asked += 1;
      if (asked > questionsMax) throw new DnsFault('ETIMEOUT');
      const late = Promise.withResolvers<never>();
      const timer = setTimeout(timeOut(late), questionMs);
      try {
        return (await Promise.race([resolver(name, type), late.promise, end.promise])) as string[][];
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

/** What was asked and could not be answered: nothing is vouched for, and nobody is accused. */
const unanswered: Autenticacion = {
  fuente: 'propia',
  spf: 'temperror',
  dkim: 'temperror',
  dmarc: 'temperror',
  arc: 'temperror',
  alineada: false,
};

function countSignatures(raw: Buffer): number {
  const head = raw.subarray(0, headBytesMax).toString('latin1');
  const end = head.search(/\r?\n\r?\n/);
  return (
    (end < 0 ? head : head.slice(0, end)).match(/^(?:dkim-signature|arc-message-signature):/gim)?.length ?? 0
  );
}

type Found = Awaited<ReturnType<typeof import('mailauth').authenticate>>;

/** Domains of signatures that hold over the whole body: one over its beginning lets anybody write the rest. */
function signedBy({ dkim }: Found): readonly string[] {
  return (dkim?.results ?? [])
    .filter(({ status }) => status.result === 'pass' && !status.underSized)
    .map(({ signingDomain }) => signingDomain?.toLowerCase() ?? '');
}

function dkimOf({ dkim }: Found): ResultadoDeAutenticacion {
  const results = (dkim?.results ?? []).map(({ status }) => resultadoDe(status.result));
  return results.find((one) => one === 'pass') ?? results.find((one) => one !== 'none') ?? 'none';
}

function concluded(found: Found, ip: string | null): Autenticacion {
  const { spf, dmarc, arc, dkim } = found;
  const authors = dkim?.headerFrom ?? [];
  const from = authors.length === 1 ? (authors[0]?.split('@').at(-1)?.toLowerCase() ?? '') : '';
  const vouching = [...signedBy(found), ...(spf && spf.status.result === 'pass' ? [spf.domain] : [])];
  const dmarcResult = dmarc ? resultadoDe(dmarc.status.result) : 'none';
  const aligned = from !== '' && vouching.some((domain) => respalda(domain, from));
  return {
    fuente: 'propia',
    spf: ip === null || !spf ? 'none' : resultadoDe(spf.status.result),
    dkim: dkimOf(found),
    dmarc: dmarcResult,
    arc: arc ? resultadoDe(arc.status.result) : 'none',
    alineada: dmarcResult === 'pass' || (dmarcResult === 'none' && aligned),
  };
}

/** Bounded in time and in questions; never throws: what could not be asked is `temperror`. */
export async function verifySender(raw: Buffer, facts: SenderFacts): Promise<Autenticacion> {
  const { ip, helo, mailFrom, resolver = systemResolver() } = facts;
  if (countSignatures(raw) > signaturesMax)
    return { ...sinAutenticacion, fuente: 'propia', dkim: 'permerror' };
  const dns = bounded(resolver);
  try {
    const { authenticate } = await import('mailauth');
    const found = await authenticate(raw, {
      ...(ip === null ? {} : { ip }),
      ...(helo === null ? {} : { helo }),
      ...(mailFrom === '' ? {} : { sender: mailFrom }),
      mta: 'ventanilla',
      resolver: dns.ask,
      disableBimi: true,
      rejectRsaSha1: true,
    });
    return concluded(found, ip);
  } catch {
    // Whatever a mail or a name server did to the library, nothing was proved by it.
    return unanswered;
  } finally {
    dns.stop();
  }
}
