/** `document check`: what the checks find in one file, without a service and without a database. */
import { open, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Examiner, openExaminer } from '../documents/examen/examiner.ts';
import { sniffOpenFile } from '../documents/sniff-open-file.ts';
import type { Examen, TipoDeExamen } from '../domain/documento/examen.ts';
import { tiposDeExamen } from '../domain/documento/examen.ts';
import { worstState } from '../domain/documento/verdict.ts';
import { limits } from '../domain/limits.ts';
import type { Formato } from '../domain/tramite/documento.ts';
import type { VerdictState } from '../domain/tramite/verdict.ts';
import { systemClock } from '../platform/clock.ts';
import { settings } from '../platform/config-settings.ts';
import { type Command, type CommandContext, type ExitCode, UsageError } from './command.ts';
import { readArguments } from './read-arguments.ts';

const messagesShownMax = 50;
const marks: Readonly<Record<VerdictState, string>> = { ok: '✓', warn: '!', reject: '✗', unknown: '?' };
const exits: Readonly<Record<VerdictState, ExitCode>> = { ok: 0, warn: 0, reject: 1, unknown: 2 };
/** What a file is taken for when its bytes do not say: its check then tells what is the matter with it. */
const assumed: Readonly<Record<TipoDeExamen, Formato>> = {
  'oficio-firmado': 'pdf',
  pdf: 'pdf',
  'excel-socios': 'xlsx',
  'listado-seps': 'pdf',
  factura: 'xml',
  acta: 'pdf',
  imagen: 'jpg',
};

function kindOf(as: string | undefined): TipoDeExamen {
  const kind = tiposDeExamen.find((one) => one === as);
  if (kind === undefined)
    throw new UsageError(`Diga qué es el archivo con --as: ${tiposDeExamen.join(', ')}.`);
  return kind;
}

async function formatOf(path: string, kind: TipoDeExamen): Promise<Formato> {
  let handle: Awaited<ReturnType<typeof open>>;
  try {
    handle = await open(path);
  } catch (error) {
    throw new UsageError(`No se puede leer «${path}».`, { cause: error });
  }
  try {
    const { size } = await handle.stat();
    if (size > limits.fileSizeBytesMax)
      throw new UsageError(`«${path}» pesa más de ${limits.fileSizeBytesMax / 1024 / 1024} MB.`);
    return (await sniffOpenFile(handle, path)) ?? assumed[kind];
  } finally {
    await handle.close();
  }
}

async function anchorsOf(env: CommandContext['env']): Promise<string> {
  const given = env[settings.trustAnchors.env]?.trim() ?? '';
  if (given === '') return '';
  try {
    return await readFile(given, 'utf8');
  } catch (error) {
    throw new UsageError(`${settings.trustAnchors.env}: no se puede leer «${given}».`, { cause: error });
  }
}

function plain({ hallazgos, datos }: Examen): string {
  const found = hallazgos.map(({ state, code, sentence }) => `${marks[state]} ${sentence} [${code}]`);
  const rows = (datos.mensajes ?? []).slice(0, messagesShownMax);
  const rest = (datos.mensajes?.length ?? 0) + (datos.mensajesResto ?? 0) - rows.length;
  return [
    ...found,
    ...rows.map(({ state, sentence }) => `  ${marks[state]} ${sentence}`),
    ...(rest > 0 ? [`  … y ${rest} observaciones más.`] : []),
    '',
  ].join('\n');
}

async function examineWith(examiner: Examiner, { args, terminal }: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    as: { type: 'string' },
    ruc: { type: 'string' },
    json: { type: 'boolean' },
  });
  const [verb, file, ...more] = positionals;
  if (verb !== 'check' || file === undefined || more.length > 0)
    throw new UsageError('Falta el archivo que se quiere revisar.');
  const tipo = kindOf(values.as);
  const path = resolve(file);
  const formato = await formatOf(path, tipo);
  const nowMs = systemClock.nowMs();
  const hoy = new Date(nowMs).toISOString().slice(0, 10);
  const contexto = { hoy, ruc: values.ruc ?? null, firmante: null };
  const examen = await examiner.examine({ path, tipo, formato, contexto, nowMs });
  const state = worstState(examen.hallazgos);
  terminal.out(values.json === true ? `${JSON.stringify({ state, ...examen })}\n` : plain(examen));
  return exits[state];
}

export const documentCommand: Command = {
  usage: `document check ARCHIVO --as ${tiposDeExamen.join('|')} [--ruc RUC] [--json]`,
  es: 'Dice qué se halla en un archivo. Termina en 0 si sirve, 1 si no, 2 si no se pudo comprobar.',
  en: 'Says what is found in a file. Ends with 0 when it serves, 1 when not, 2 when it could not be proved.',
  async run(context) {
    const crlFolder = context.env[settings.crlDir.env]?.trim() || null;
    const examiner = openExaminer({ anchorsPem: await anchorsOf(context.env), crlFolder });
    try {
      return await examineWith(examiner, context);
    } finally {
      examiner.close();
    }
  },
};
