/** Whether a mail is meant for the sealed room too: by its envelope, or by whom its headers name (channels.md, case 42). */

/** Headers that name recipients, those that mail servers add among them; each with its folded lines. */
const recipientHeaders =
  /^(?:to|cc|bcc|resent-to|resent-cc|delivered-to|x-original-to|envelope-to)[ \t]*:[^\n]*(?:\n[ \t][^\n]*)*/gim;

/** `local+anything@domain` is an address of `local@domain`. */
function isAddress(candidate: string, address: string): boolean {
  const at = address.lastIndexOf('@');
  const folded = candidate.trim().toLowerCase();
  const local = address.slice(0, at);
  return (
    folded === address ||
    (folded.startsWith(`${local}+`) &&
      folded.endsWith(address.slice(at)) &&
      folded.lastIndexOf('@') > local.length)
  );
}

/**
 * `head`: the first bytes of the mail. A copy that reached an ordinary mailbox is a copy of the same complaint: whoever
 * wrote to both must not find it on the ordinary desk.
 */
export function isForAlert(to: readonly string[], head: Buffer, alertAddress: string | null): boolean {
  if (alertAddress === null) return false;
  const address = alertAddress.toLowerCase();
  if (to.some((candidate) => isAddress(candidate, address))) return true;
  const text = head.toString('latin1').replaceAll('\r', '');
  const end = text.indexOf('\n\n');
  const headers = end < 0 ? text : text.slice(0, end);
  const named = headers.match(recipientHeaders)?.join('\n') ?? '';
  return named.split(/[\s,;:<>"()]+/).some((word) => isAddress(word, address));
}
