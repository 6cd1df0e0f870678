/** Headers that say what kind of mail it is and how it came: the ones the classification reads, bounded. */
import type { CabecerasUtiles } from '../../domain/correo/leido.ts';
import { oneLine } from './clean-text.ts';
import { correoLimits } from './correo-limits.ts';
import { decodeWords } from './decode-words.ts';
import type { HeaderField } from './header-lines.ts';

const names = new Set([
  'authentication-results',
  'auto-forwarded',
  'auto-submitted',
  'content-class',
  'content-language',
  'content-type',
  'delivered-to',
  'disposition-notification-to',
  'errors-to',
  'feedback-id',
  'importance',
  'mailing-list',
  'message-class',
  'precedence',
  'priority',
  'received-spf',
  'resent-from',
  'return-path',
  'sender',
  'thread-index',
  'thread-topic',
  'user-agent',
  'x-campaign',
  'x-csa-complaints',
  'x-failed-recipients',
  'x-forwarded-to',
  'x-loop',
  'x-mailer',
  'x-message-class',
  'x-original-to',
  'x-priority',
  'x-spam-flag',
  'x-spam-status',
  'x-vacation',
]);
const families = [
  'arc-',
  'list-',
  'x-auto',
  'x-lotus-',
  'x-ms-exchange-',
  'x-notes-',
  'x-ventanilla-',
  'x-mc-',
];

const isKept = (name: string): boolean =>
  names.has(name) || families.some((family) => name.startsWith(family));

/** What servers say of a mail, to other servers: no mail server decodes words in it, so neither may we. */
const isVerdict = (name: string): boolean =>
  name === 'authentication-results' || name === 'received-spf' || name.startsWith('arc-');

/**
 * As the agency's own server saw it: a header that only becomes its own once encoded words are decoded or hidden characters
 * are taken out was written by the sender, and that server had no reason to remove it (RFC 8601, section 5).
 */
const asServersRead = (value: string): string => value.replaceAll(/[^\t\x20-\x7e]/g, '?');

export function keptHeaders(fields: readonly HeaderField[]): CabecerasUtiles {
  const kept: Record<string, string[]> = {};
  let charsLeft: number = correoLimits.headersKeptCharsMax;
  for (const { name, value } of fields) {
    if (!isKept(name)) continue;
    kept[name] ??= [];
    const values = kept[name];
    if (values.length >= correoLimits.headerValuesMax) continue;
    const start = value.slice(0, correoLimits.headerValueCharsMax * 4);
    const line = oneLine(
      isVerdict(name) ? asServersRead(start) : decodeWords(start).text,
      correoLimits.headerValueCharsMax,
    );
    charsLeft -= line.length;
    if (charsLeft < 0) break;
    values.push(line);
  }
  return kept;
}
