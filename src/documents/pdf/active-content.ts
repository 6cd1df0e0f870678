/** Finds what a PDF would do by itself when opened: scripts, programs, attachments, submissions. By its objects, not by its text. */
import { peekStream } from './decode-stream.ts';
import type { PdfDocument } from './open-pdf.ts';
import { pdfLimits } from './pdf-limits.ts';
import { as, dictOf, nameOf, type PdfDict, type PdfStream, textOf } from './pdf-value.ts';
import { walkObjects } from './walk-objects.ts';

export type ActiveContent =
  | 'javascript'
  | 'launch'
  | 'executable-attachment'
  | 'attachment'
  | 'open-action'
  | 'automatic-action'
  | 'media'
  | 'xfa-form'
  | 'submit-form'
  | 'remote-go-to';

const actions: Readonly<Record<string, ActiveContent>> = {
  JavaScript: 'javascript',
  Launch: 'launch',
  SubmitForm: 'submit-form',
  ImportData: 'submit-form',
  GoToR: 'remote-go-to',
  GoToE: 'remote-go-to',
  Rendition: 'media',
  Movie: 'media',
  Sound: 'media',
  RichMediaExecute: 'media',
  GoTo3DView: 'media',
};
const mediaAnnotations = new Set(['RichMedia', '3D', 'Screen', 'Movie', 'Sound']);
const executableName =
  /\.(?:exe|com|bat|cmd|ps1|vbs?|vbe|js|jse|wsf|jar|msi|scr|hta|lnk|dll|sh|app|apk|cpl|pif|reg|docm|xlsm|pptm)$/i;

function isProgram(head: Uint8Array): boolean {
  const start = Buffer.from(head.subarray(0, 4)).toString('latin1');
  return (
    start.startsWith('MZ') || start === '\x7fELF' || start.startsWith('#!') || start === '\xca\xfe\xba\xbe'
  );
}

function attachmentIn(pdf: PdfDocument, value: PdfDict | PdfStream): ActiveContent | null {
  const dict = dictOf(value);
  if (dict?.entries.has('EF')) {
    const names = ['F', 'UF', 'DOS', 'Unix', 'Mac'].map((key) => textOf(pdf.entry(dict, key)) ?? '');
    return names.some((name) => executableName.test(name.trim())) ? 'executable-attachment' : 'attachment';
  }
  if (nameOf(pdf.entry(dict, 'Type')) !== 'EmbeddedFile') return null;
  const stream = as('stream', value);
  const head =
    stream === null ? new Uint8Array() : peekStream(pdf.bytes, stream, pdfLimits.attachmentHeadBytes);
  return isProgram(head) ? 'executable-attachment' : 'attachment';
}

/** A destination, or going to one inside the file, is how most programs say where to open; anything else acts. */
function actsOnOpening(pdf: PdfDocument): boolean {
  const action = pdf.entry(pdf.catalog, 'OpenAction');
  const dict = dictOf(action);
  return dict !== null && nameOf(pdf.entry(dict, 'S')) !== 'GoTo';
}

/** JS and AA are also names that pages give to fonts and pictures: they count in an action, and where they hold one. */
function keyedIn(pdf: PdfDocument, dict: PdfDict): ActiveContent[] {
  const found: ActiveContent[] = [];
  const isAction = (one: PdfDict | null) => nameOf(pdf.entry(one, 'S')) !== null;
  if (dict.entries.has('JS') && isAction(dict)) found.push('javascript');
  const automatic = as('dict', pdf.entry(dict, 'AA'));
  if ([...(automatic?.entries.values() ?? [])].some((one) => isAction(pdf.dict(one))))
    found.push('automatic-action');
  return found;
}

/** What was found, each kind once. Throws PdfFault when the file is beyond the limits. */
export function findActiveContent(pdf: PdfDocument): ReadonlySet<ActiveContent> {
  const found = new Set<ActiveContent>();
  walkObjects(pdf, (value) => {
    const dict = dictOf(value);
    const action = actions[nameOf(pdf.entry(dict, 'S')) ?? ''];
    if (action !== undefined) found.add(action);
    for (const keyed of dict === null ? [] : keyedIn(pdf, dict)) found.add(keyed);
    if (mediaAnnotations.has(nameOf(pdf.entry(dict, 'Subtype')) ?? '')) found.add('media');
    const attachment = attachmentIn(pdf, value);
    if (attachment !== null) found.add(attachment);
  });
  if (pdf.dict(pdf.catalog.entries.get('AcroForm'))?.entries.has('XFA')) found.add('xfa-form');
  if (actsOnOpening(pdf)) found.add('open-action');
  return found;
}
