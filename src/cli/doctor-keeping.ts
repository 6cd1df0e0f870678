/** What `doctor` says of what must be kept: keys, files, the log's head, lists of revoked certificates, backups, the room. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../platform/config.ts';
import { readSecretKey } from '../platform/data-folder-secret.ts';
import { StartRefusal } from '../platform/start-refusal.ts';
import { sampleArchivos } from '../store/estado-de-servicio.ts';
import { readPublicado, readTamano } from '../store/registro-publico.ts';
import { LogHeadBroken, logHeadPath, readLogHead } from '../trust/registro-publico/log-head.ts';
import type { Finding } from './doctor-findings.ts';
import { signedHere } from './log-keys-of.ts';
import type { Store } from './open-store.ts';
import { placeOf } from './respaldo/data-files.ts';
import { readLastBackup } from './respaldo/last-backup.ts';

const sampleMax = 500;
const dayMs = 86_400_000;
const backupDaysMax = 2;
const crlDaysMax = 7;
const hashStartBytes = 4;

async function fileFindings({ database, config, ids }: Store): Promise<Finding[]> {
  const start = Buffer.from(ids.randomToken(hashStartBytes), 'base64url').toString('hex');
  const found = await sampleArchivos(database, start, sampleMax);
  const hashes = found.length > 0 ? found : await sampleArchivos(database, '', sampleMax);
  const missing = hashes.filter((sha256) => !existsSync(placeOf(join(config.dataDir, 'archivos'), sha256)));
  if (hashes.length === 0) return [];
  return missing.length === 0
    ? [{ level: 'bien', sentence: `De ${hashes.length} archivos buscados en la carpeta, están todos.` }]
    : [
        {
          level: 'mal',
          sentence: `De ${hashes.length} archivos buscados en la carpeta, faltan ${missing.length}.`,
          hacer:
            'Compruebe que DATA_DIR sea la de siempre y esté montada; si se perdieron, restaure un respaldo.',
        },
      ];
}

/** The key that signed the log is the key of today. */
async function keyFindings({ database, config }: Store): Promise<Finding[]> {
  try {
    readSecretKey(config.dataDir, config.mode, config.secretKey);
  } catch (error) {
    if (error instanceof StartRefusal) return [{ level: 'mal', sentence: error.message }];
    throw error;
  }
  const published = await readPublicado(database);
  if (published === null) return [];
  return signedHere(config)(published.nota)
    ? [{ level: 'bien', sentence: 'La clave del servicio es la que firmó el registro público.' }]
    : [
        {
          level: 'mal',
          sentence: 'La clave del servicio no es la que firmó el registro público.',
          hacer:
            'Recupere la SECRET_KEY (o secret.key) original: con otra no se abren enlaces ni se comprueban recibos.',
        },
      ];
}

async function headFindings({ database, config }: Store): Promise<Finding[]> {
  try {
    const head = readLogHead(logHeadPath(config.dataDir));
    if (head === null) return [];
    return head.size <= (await readTamano(database))
      ? [{ level: 'bien', sentence: 'El registro público contiene lo último que se publicó de él.' }]
      : [
          {
            level: 'mal',
            sentence:
              'El registro público es más corto que lo publicado: la base retrocedió y ya no se publica.',
            hacer:
              'Si se restauró un respaldo, ejecute «ventanilla log epoch --confirm»; si no, «ventanilla log verify».',
          },
        ];
  } catch (error) {
    if (!(error instanceof LogHeadBroken)) throw error;
    return [
      {
        level: 'mal',
        sentence: 'El archivo del último punto publicado (registro-publico.punto) está dañado.',
        hacer: 'Recupérelo de un respaldo y ejecute «ventanilla log verify».',
      },
    ];
  }
}

export function backupFindings({ dataDir }: Pick<Config, 'dataDir'>, nowMs: number): Finding[] {
  const last = readLastBackup(dataDir);
  if (last === null)
    return [
      {
        level: 'atencion',
        sentence: 'Desde aquí nunca se hizo un respaldo.',
        hacer: 'Programe «ventanilla backup» cada día y pruebe a restaurarlo.',
      },
    ];
  const days = Math.floor((nowMs - Date.parse(last.creadoEn)) / dayMs);
  return days < backupDaysMax
    ? [{ level: 'bien', sentence: `El último respaldo es del ${last.creadoEn.slice(0, 10)}.` }]
    : [
        {
          level: 'atencion',
          sentence: `El último respaldo tiene ${days} días.`,
          hacer: 'Revise la tarea que lo hace (ventanilla-respaldo.timer).',
        },
      ];
}

export function crlFindings({ crlDir }: Pick<Config, 'crlDir'>, nowMs: number): Finding[] {
  if (crlDir === undefined) return [];
  let names: string[];
  try {
    names = readdirSync(crlDir).filter((name) => name !== 'direcciones.txt');
  } catch {
    // Whatever the reason, the operator's answer is the same.
    return [{ level: 'mal', sentence: `No se puede leer la carpeta de CRL_DIR, ${crlDir}.` }];
  }
  const old = names.filter((name) => nowMs - statSync(join(crlDir, name)).mtimeMs > crlDaysMax * dayMs);
  if (names.length === 0 || old.length > 0)
    return [
      {
        level: 'atencion',
        sentence:
          names.length === 0
            ? 'CRL_DIR no tiene ninguna lista de certificados revocados.'
            : `${old.length} listas de certificados revocados no se renuevan desde hace más de ${crlDaysMax} días.`,
        hacer: 'Escriba sus direcciones en direcciones.txt y permita la salida a ellas, o renuévelas a mano.',
      },
    ];
  return [{ level: 'bien', sentence: `Las ${names.length} listas de certificados revocados son recientes.` }];
}

export async function keepingFindings(store: Store): Promise<Finding[]> {
  const nowMs = store.clock.nowMs();
  return [
    ...(await keyFindings(store)),
    ...(await headFindings(store)),
    ...(await fileFindings(store)),
    ...crlFindings(store.config, nowMs),
    ...backupFindings(store.config, nowMs),
  ];
}
