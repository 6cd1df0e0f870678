/**
 * The parts of a mail, one after the other, with their transfer encoding undone and nothing else done to them. The
 * structure is read by mailparser's stream; letters, names and texts are ours, because it takes a wrong charset at its
 * word. It gets none of the mail's own header but what describes the body.
 */
import { Readable } from 'node:stream';
import { MailParser } from 'mailparser';
import { correoLimits } from './correo-limits.ts';
import { type HeaderField, readHeaderLines } from './header-lines.ts';

/** A multipart around a part. */
export type Container = { readonly type: string; readonly node: object };

export type Leaf = {
  readonly fields: readonly HeaderField[];
  /** From the outermost to the innermost. */
  readonly within: readonly Container[];
  /** Ends early where the mail breaks off. */
  readonly content: AsyncIterable<Buffer>;
};

const describing = ['content-type', 'content-transfer-encoding', 'content-disposition', 'content-id'];

function describingHead(fields: readonly HeaderField[]): Buffer {
  const lines = describing.flatMap((name) => {
    const value = fields.find((one) => one.name === name)?.value;
    return value === undefined ? [] : [`${name}: ${value.slice(0, correoLimits.headerValueCharsMax)}\r\n`];
  });
  return Buffer.from(`${lines.join('')}\r\n`, 'latin1');
}

const own = (node: unknown, key: string): unknown =>
  typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined;

/** The header lines of a part as mailparser keeps them: Latin-1 characters, still folded. */
function fieldsOf(node: unknown): HeaderField[] {
  const lines = own(node, 'headerLines');
  if (!Array.isArray(lines)) return [];
  const texts = lines.map((one: unknown) => own(one, 'line')).filter((line) => typeof line === 'string');
  return readHeaderLines(Buffer.from(texts.join('\r\n'), 'latin1'));
}

function containersOf(node: unknown): Container[] {
  const containers: Container[] = [];
  for (
    let above = own(node, 'parent');
    typeof above === 'object' && above !== null;
    above = own(above, 'parent')
  ) {
    const type = own(above, 'contentType');
    containers.unshift({ type: typeof type === 'string' ? type : '', node: above });
  }
  return containers;
}

/** Every part as an attachment, texts too: `textTypes` is what mailparser would decode by itself. */
function openParser(): MailParser {
  const parser = new MailParser({
    checksumAlgo: false,
    ignoreEmbedded: true,
    keepDeliveryStatus: true,
    skipHtmlToText: true,
    skipTextToHtml: true,
    maxHeadSize: correoLimits.partHeaderBytesMax,
    maxChildNodes: correoLimits.partsMax,
  });
  Reflect.set(parser, 'textTypes', []);
  return parser;
}

/** A part whose stream breaks ends where it broke; the parser then says why. */
async function* untilBroken(content: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  try {
    yield* content;
  } catch {
    // The error of the parser itself, which it throws to whoever asks for the next part.
  }
}

/**
 * Each `content` has to be read before the next part is asked for. Throws where mailparser gives up: too many parts,
 * a part's header too long.
 */
export async function* mimeLeaves(
  fields: readonly HeaderField[],
  body: AsyncIterable<Buffer>,
): AsyncGenerator<Leaf> {
  const parser = openParser();
  const source = Readable.from(
    (async function* () {
      yield describingHead(fields);
      yield* body;
    })(),
    { objectMode: false },
  );
  let current: Readable | null = null;
  parser.on('error', (error: Error) => {
    current?.destroy(error);
    source.destroy();
  });
  source.once('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const item of parser) {
      if (item.type !== 'attachment') continue;
      current = item.content;
      // Whoever reads it hears of it; a part nobody reads any more must not end the process.
      item.content.on('error', () => undefined);
      const node = own(parser, 'curnode');
      yield { fields: fieldsOf(node), within: containersOf(node), content: untilBroken(item.content) };
      item.release?.();
    }
  } finally {
    source.destroy();
    parser.destroy();
  }
}
