/** `sala nueva-clave` and `sala abrir-paquete`: what an authority needs to receive a referral, offline and without the service. */
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { paqueteLimits } from '../actions/sala/paquete-limits.ts';
import { systemIds } from '../platform/ids.ts';
import { openPaquete } from '../trust/paquete/paquete.ts';
import { newKeyPair } from '../trust/sellado/hpke.ts';
import { type CommandContext, type ExitCode, UsageError } from './command.ts';

const ownerOnly = 0o600;
const keyFileBytesMax = 1_024;
const privateKeyBytes = 32;

/** Never over a file that is there. */
async function writeNew(path: string, content: Buffer | string): Promise<void> {
  const file = await open(path, 'wx', ownerOnly).catch((error: unknown) => {
    throw new UsageError(`No se puede crear «${path}»: ya existe, o la carpeta no admite archivos.`, {
      cause: error,
    });
  });
  await file.writeFile(content).finally(() => file.close());
}

async function readBounded(path: string, bytesMax: number): Promise<Buffer> {
  const file = await open(path).catch((error: unknown) => {
    throw new UsageError(`No se puede abrir el archivo «${path}».`, { cause: error });
  });
  try {
    const { size } = await file.stat();
    if (size > bytesMax)
      throw new UsageError(`El archivo «${path}» es demasiado grande para lo que debe ser.`);
    return await file.readFile();
  } finally {
    await file.close();
  }
}

async function freshFolder(folder: string | undefined): Promise<string> {
  if (folder === undefined) throw new UsageError('Indique la carpeta de destino con --carpeta.');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** The pair of keys of an authority: the public half is what it gives to the agency. */
export async function newAuthorityKey(
  { terminal }: CommandContext,
  { carpeta }: { readonly carpeta?: string | undefined },
): Promise<ExitCode> {
  const folder = await freshFolder(carpeta);
  const { publicKey, privateKey } = await newKeyPair(systemIds);
  await writeNew(join(folder, 'clave-privada.txt'), `${privateKey.toString('base64')}\n`);
  await writeNew(join(folder, 'clave-publica.txt'), `${publicKey.toString('base64')}\n`);
  terminal.out(
    `Clave pública, para entregar a la institución que remite:\n${publicKey.toString('base64')}\n`,
  );
  terminal.out('La clave privada quedó en clave-privada.txt: guárdela; sin ella ningún paquete se abre.\n');
  return 0;
}

/** Writes what the package holds into a folder; the key comes from a file, so that no list of processes shows it. */
export async function openPackageFile(
  { terminal }: CommandContext,
  path: string,
  { clave, carpeta }: { readonly clave?: string | undefined; readonly carpeta?: string | undefined },
): Promise<ExitCode> {
  if (clave === undefined) throw new UsageError('Indique el archivo de la clave privada con --clave.');
  const text = (await readBounded(clave, keyFileBytesMax)).toString('utf8').trim();
  const privateKey = Buffer.from(text, 'base64');
  if (privateKey.length !== privateKeyBytes)
    throw new UsageError(`«${clave}» no es una clave privada de 32 bytes.`);
  const opened = await openPaquete(privateKey, await readBounded(path, paqueteLimits.packageBytesMax));
  if (opened === null) {
    terminal.err('El paquete no se abre: está alterado, no es un paquete, o se cifró para otra clave.\n');
    return 1;
  }
  const folder = await freshFolder(carpeta);
  await writeNew(join(folder, 'remision.zip'), opened.zip);
  if (opened.identidad !== null) await writeNew(join(folder, 'identidad.json'), opened.identidad);
  terminal.out(
    `Se abrió en «${folder}»: remision.zip${opened.identidad === null ? '' : ' e identidad.json'}.\n`,
  );
  return 0;
}
