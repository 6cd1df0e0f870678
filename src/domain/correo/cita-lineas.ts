/** The lines by which mailers introduce a quotation or a forwarded mail, in Spanish and in English. */

/** «El lun, 1 jun 2026 a las 10:15, …», «On Mon, Jun 1, …», «María Ejemplo <maria@…> escribió:», «---- El lun, …». */
const attributionStart =
  /^[\s*_-]{0,12}(?:el|on|em|le|en|al)\b.{0,60}\d|^[\s*_-]{0,12}(?:el|on)\s+(?:lun|mar|mi[eé]|jue|vie|s[aá]b|dom|mon|tue|wed|thu|fri|sat|sun)|^[^<>]{0,100}<[^<>@\s]{1,64}@[^<>\s]{1,255}>/i;
const attributionEnd = /\b(?:escribi[oó]|ha escrito|dijo|wrote|escreveu)\s{0,3}:?[\s*_-]{0,12}$/i;
const attributionEvidence = /\d{1,2}[/.:-]\d{1,2}|\b\d{4}\b|@/;

export function startsAttribution(line: string): boolean {
  return attributionStart.test(line);
}

/** `whole`: the lines of it so far, joined by blanks. */
export function endsAttribution(whole: string): boolean {
  return attributionEnd.test(whole) && attributionEvidence.test(whole);
}

const edge = '[\\s*_=>-]{0,80}';
const original = new RegExp(
  `^${edge}(?:mensaje(?: de correo)? original|correo original|original message|original appointment|cita original)${edge}:?${edge}$`,
  'i',
);
const forwarded = new RegExp(
  `^${edge}(?:(?:inicio del )?(?:mensaje|correo) reenviado|(?:begin )?forwarded message|(?:reenviado|remitido|forwarded) (?:por|by) [^\\n]{1,200})${edge}:?${edge}$`,
  'i',
);

/** A line that says so outright; null for any other. */
export function beginsForward(line: string): 'original' | 'reenvio' | null {
  if (!/[-_=:]\s*$/.test(line) && !/^\s*[-_=]/.test(line)) return null;
  if (original.test(line)) return 'original';
  return forwarded.test(line) ? 'reenvio' : null;
}

const lookAheadLines = 8;
const rule = /^\s*_{8,}\s*$/;
const header =
  /^\s*[*_]{0,2}(de|from|enviado|enviado el|sent|fecha|date|para|to|cc|asunto|subject)\s?[*_]{0,2}:/i;
const senders = new Set(['de', 'from']);
const sending = new Set(['enviado', 'enviado el', 'sent']);
const dating = new Set(['fecha', 'date']);
const naming = new Set(['para', 'to', 'asunto', 'subject']);

/**
 * Outlook's block («De: / Enviado: / Para: / Asunto:»), with or without the line above it. A memorandum has «Para:» and
 * «De:» too, so that a day of sending has to stand there, and an address where that is not what it is called.
 */
export function beginsHeaderBlock(lines: readonly string[], at: number): boolean {
  const first = rule.test(lines[at] ?? '') ? nextText(lines, at + 1) : at;
  const begins = header.exec(lines[first] ?? '')?.[1]?.toLowerCase();
  if (begins === undefined || !senders.has(begins)) return false;
  const block = lines.slice(first, first + lookAheadLines).map((line) => line.slice(0, 500));
  const names = new Set(block.map((line) => header.exec(line)?.[1]?.toLowerCase() ?? ''));
  const has = (wanted: ReadonlySet<string>) => [...wanted].some((name) => names.has(name));
  return has(naming) && (has(sending) || (has(dating) && block.some((line) => line.includes('@'))));
}

function nextText(lines: readonly string[], from: number): number {
  let at = from;
  while (at < from + 3 && (lines[at] ?? '').trim() === '') at += 1;
  return at;
}

const mobileSignature =
  /^\s*(?:enviado (?:desde|con) (?:mi |un |el )?[^\n]{2,80}|sent (?:from|with) (?:my |a )?[^\n]{2,80}|(?:obtener|obtenga|get|descargar) outlook (?:para|for) [^\n]{2,160}|enviado por [^\n]{0,30}(?:iphone|android|samsung|huawei|xiaomi|blackberry)[^\n]{0,40})\s*$/i;

/** «Enviado desde mi iPhone», «Obtener Outlook para Android»: the telephone wrote it. */
export function isMobileSignature(line: string): boolean {
  return line.length <= 300 && mobileSignature.test(line);
}
