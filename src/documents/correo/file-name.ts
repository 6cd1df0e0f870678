/** Names of attachments that one may show and write to a disk. */
import { cleanText } from './clean-text.ts';
import { correoLimits } from './correo-limits.ts';

/** Reserved by Windows, with any extension. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** Endings of the media types that come without a name. */
const endings: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/xml': 'xml',
  'text/xml': 'xml',
  'text/plain': 'txt',
  'text/html': 'html',
  'text/calendar': 'ics',
  'text/rtf': 'rtf',
  'application/rtf': 'rtf',
  'application/zip': 'zip',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/svg+xml': 'svg',
  'message/rfc822': 'eml',
  'application/pkcs7-mime': 'p7m',
  'application/x-pkcs7-mime': 'p7m',
  'application/pkcs7-signature': 'p7s',
  'application/pgp-signature': 'asc',
};

function shortened(name: string): string {
  if (name.length <= correoLimits.fileNameCharsMax) return name;
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? '';
  const stem = name.slice(0, correoLimits.fileNameCharsMax - ending.length);
  return stem.replace(/[\ud800-\udbff]$/, '').trimEnd() + ending;
}

/** `written`: as the sender wrote it, path parts and direction marks included; '' gives a name by the type. */
export function fileName(written: string, type: string): string {
  const last =
    cleanText(written.slice(-correoLimits.headerValueCharsMax))
      .text.split(/[/\\]/)
      .findLast((piece) => piece.trim() !== '') ?? '';
  const name = last
    .normalize('NFC')
    .replaceAll(/[<>:"|?*\n\t]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[.\s]+|[.\s]+$/g, '')
    .replace(devices, '_$&');
  if (name !== '') return shortened(name);
  const ending = endings[type];
  return ending === undefined ? 'adjunto' : `adjunto.${ending}`;
}
