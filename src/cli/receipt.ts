/** `receipt verify FILE`: says what a receipt proves and what it does not, without network and without the service. */
import { X509Certificate } from 'node:crypto';
import { open } from 'node:fs/promises';
import { reciboLimits as limits } from '../domain/recibo/recibo-limits.ts';
import { type ReceiptVerdict, type Trusted, verifyReceipt } from '../trust/recibo/verify-receipt.ts';
import { type Command, type CommandContext, type ExitCode, UsageError } from './command.ts';
import { readArguments } from './read-arguments.ts';

const textBytesMax = 64 * 1024;

const marks = { probado: '✓', falso: '✗', 'sin-prueba': '·' } as const;

const results: {
  readonly [R in ReceiptVerdict['resultado']]: { readonly exit: ExitCode; readonly frase: string };
} = {
  probado: { exit: 0, frase: 'Recibo comprobado: está íntegro y lo firmó quien usted indicó.' },
  falso: { exit: 1, frase: 'Este recibo NO es válido: algo en él es falso.' },
  'sin-prueba': {
    exit: 2,
    frase: 'Nada en este recibo se pudo probar sin conexión. Use la página de verificación.',
  },
  ilegible: { exit: 2, frase: 'El archivo no es un recibo de Ventanilla, o no se puede leer.' },
};

/** Throws UsageError with a sentence for a file that is missing, no file, or too large. */
async function readBounded(path: string, bytesMax: number): Promise<Buffer> {
  const file = await open(path).catch((error: unknown) => {
    throw new UsageError(`No se puede abrir el archivo «${path}».`, { cause: error });
  });
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw new UsageError(`«${path}» no es un archivo.`);
    if (stat.size > bytesMax)
      throw new UsageError(`El archivo «${path}» es demasiado grande para lo que debe ser.`);
    return await file.readFile();
  } finally {
    await file.close();
  }
}

async function readText(path: string | undefined): Promise<string | null> {
  return path === undefined ? null : (await readBounded(path, textBytesMax)).toString('utf8');
}

async function readCertificate(path: string | undefined): Promise<X509Certificate | null> {
  if (path === undefined) return null;
  const bytes = await readBounded(path, textBytesMax);
  try {
    return new X509Certificate(bytes);
  } catch (error) {
    throw new UsageError(`«${path}» no es un certificado (PEM o DER).`, { cause: error });
  }
}

function textOf({ resultado, hallazgos, recibo }: ReceiptVerdict): string {
  const about =
    recibo === null
      ? []
      : [
          `Recibo de ${recibo.clase === 'decision' ? 'decisión' : 'presentación'}, solicitud ${recibo.referencia}`,
          `${recibo.tramite}; presentada el ${recibo.presentada.texto}`,
          `Código de verificación ${recibo.codigo}`,
          '',
        ];
  const lines = hallazgos.map(({ estado, frase }) => `${marks[estado]} ${frase}`);
  const known = hallazgos.some(({ que, estado }) => que === 'firmante' && estado === 'probado');
  const end =
    resultado === 'probado' && !known
      ? 'El recibo está íntegro. No se comprobó quién lo firmó.'
      : results[resultado].frase;
  return [...about, ...lines, ...(lines.length === 0 ? [] : ['']), end].join('\n');
}

/** Terminals obey control characters, and the words of a receipt are a stranger's until proved. */
const harmless = (text: string) => text.replace(/[^\P{Cc}\n]/gu, '�');

async function run({ args, terminal }: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    json: { type: 'boolean' },
    checkpoint: { type: 'string' },
    key: { type: 'string' },
    certificate: { type: 'string' },
  });
  const [verb, path, ...rest] = positionals;
  if (verb !== 'verify' || path === undefined || rest.length > 0)
    throw new UsageError('Diga qué recibo quiere comprobar.');
  const trusted: Trusted = {
    verifierKey: await readText(values.key),
    checkpoint: await readText(values.checkpoint),
    certificate: await readCertificate(values.certificate),
  };
  const verdict = await verifyReceipt(await readBounded(path, limits.pdfBytesMax), trusted);
  if (values.json === true) terminal.out(`${JSON.stringify(verdict, null, 2)}\n`);
  else terminal.out(`${harmless(textOf(verdict))}\n`);
  return results[verdict.resultado].exit;
}

export const receiptCommand: Command = {
  usage: 'receipt verify ARCHIVO [--checkpoint ARCHIVO] [--key ARCHIVO] [--certificate ARCHIVO] [--json]',
  es: 'Comprueba un recibo en PDF sin conexión: 0 comprobado, 1 algo es falso, 2 no se puede leer o nada se probó.',
  en: 'Checks a PDF receipt offline: 0 proved, 1 something is false, 2 unreadable or nothing proved.',
  run,
};
