/** What `doctor` looks at, each group on its own. */
import { accessSync, constants, statfsSync } from 'node:fs';
import { civilDateAt } from '../domain/calendar/civil-date.ts';
import { zoneGuayaquil } from '../domain/calendar/zone.ts';
import type { Config } from '../platform/config.ts';
import { listMigrations } from '../platform/migrate.ts';
import { StartRefusal } from '../platform/start-refusal.ts';
import { type Contenido, leerContenido, leerEstado } from '../store/estado-de-la-base.ts';
import { readSeal, sealAt } from '../trust/recibo/seal.ts';
import type { Store } from './open-store.ts';
import { migrationsFolder } from './version.ts';

/** `bien`: nothing to do. `atencion`: it works, and something is missing. `mal`: it does not work. */
export type Finding = {
  readonly level: 'bien' | 'atencion' | 'mal';
  readonly sentence: string;
  /** What to do, where that is not in the sentence itself. */
  readonly hacer?: string;
};

/** Below this, uploads and the database soon stop. */
const freeBytesMin = 1024 ** 3;
/** Clocks further apart than this make deadlines and links disagree between processes. */
const clockSecondsMax = 5;

const good = (sentence: string): Finding => ({ level: 'bien', sentence });
const attention = (sentence: string): Finding => ({ level: 'atencion', sentence });
const bad = (sentence: string): Finding => ({ level: 'mal', sentence });

export async function schemaFindings({ database, clock, config }: Store): Promise<Finding[]> {
  const state = await leerEstado(database, clock.nowMs());
  const known = listMigrations(migrationsFolder);
  const missing = known.filter((name) => !state.migraciones.includes(name));
  const newer = state.migraciones.filter((name) => !known.includes(name));
  const which = config.databaseUrl === undefined ? 'incluida' : 'de DATABASE_URL';
  const findings = [good(`La base ${which} responde: PostgreSQL ${state.version}.`)];
  if (newer.length > 0) findings.push(bad(`La base es más nueva que este programa: ${newer.join(', ')}.`));
  else if (missing.length > 0) {
    findings.push(bad(`Faltan migraciones, que se aplican al arrancar: ${missing.join(', ')}.`));
  } else findings.push(good(`El esquema está al día: ${known.at(-1)}.`));
  if (Math.abs(state.adelantoSegundos) > clockSecondsMax) {
    const seconds = Math.round(state.adelantoSegundos);
    findings.push(attention(`El reloj de la base se aparta ${seconds} segundos del de esta máquina.`));
  }
  return findings;
}

export function folderFindings({ dataDir }: Config): Finding[] {
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return [bad(`No se puede escribir en la carpeta de datos ${dataDir}.`)];
  }
  const { bavail, bsize } = statfsSync(dataDir);
  const free = `${((bavail * bsize) / 1024 ** 3).toFixed(1)} GB libres`;
  return bavail * bsize < freeBytesMin
    ? [attention(`La carpeta de datos ${dataDir} tiene solo ${free}.`)]
    : [good(`Se puede escribir en la carpeta de datos ${dataDir}; ${free}.`)];
}

export function settingFindings({
  mode,
  smtpUrl,
  registryUrl,
  clamdAddress,
  trustAnchors,
}: Config): Finding[] {
  return [
    good(`Modo ${mode}.`),
    smtpUrl === undefined
      ? attention('El correo no sale: queda en el buzón de muestra (SMTP_URL no está puesta).')
      : good(`El correo sale por ${new URL(smtpUrl).host}.`),
    registryUrl === undefined
      ? good('El registro es el propio, en esta base.')
      : good(`El registro es el de ${new URL(registryUrl).host}.`),
    clamdAddress === undefined
      ? attention(
          'No hay antivirus (CLAMD_ADDRESS no está puesta): los archivos se muestran como no revisados.',
        )
      : good('Los archivos se revisan con el antivirus de CLAMD_ADDRESS.'),
    trustAnchors === undefined
      ? attention('No hay certificados de confianza (TRUST_ANCHORS): cada firma la comprueba una persona.')
      : good('Las firmas se comprueban con los certificados de TRUST_ANCHORS.'),
  ];
}

/** Whether receipts are signed today, by whom and until when. `nowMs`: epoch ms. */
export function receiptFindings(config: Config, nowMs: number): Finding[] {
  const { mode, receiptKeyFile, receiptCertFile, receiptKeyPassphrase } = config;
  if (receiptKeyFile === undefined || receiptCertFile === undefined) {
    return mode === 'demo'
      ? [good('Los recibos se firman con una clave de demostración, rotulada.')]
      : [attention('Los recibos salen sin firma: falta RECEIPT_KEY_FILE o RECEIPT_CERT_FILE.')];
  }
  try {
    const seal = readSeal(receiptKeyFile, receiptCertFile, receiptKeyPassphrase);
    const until = civilDateAt(seal.untilMs, zoneGuayaquil);
    return sealAt(seal, nowMs) === null
      ? [attention(`Los recibos salen sin firma: el certificado de «${seal.firma.nombre}» no está vigente.`)]
      : [good(`Los recibos los firma «${seal.firma.nombre}», con un certificado vigente hasta el ${until}.`)];
  } catch (error) {
    if (error instanceof StartRefusal) return [bad(error.message)];
    throw error;
  }
}

function calendarFindings({ aniosConFeriados }: Contenido, today: string): Finding[] {
  const year = Number(today.slice(0, 4));
  const missing = [String(year), String(year + 1)].filter((one) => !aniosConFeriados.includes(one));
  return missing.length === 0
    ? [good(`Los feriados de ${year} y ${year + 1} están cargados.`)]
    : [attention(`Faltan los feriados de ${missing.join(' y ')}: los plazos los contarían como hábiles.`)];
}

function catalogueFindings(content: Contenido): Finding[] {
  const catalogues: readonly (readonly [count: number, noun: string, kind: string])[] = [
    [content.parroquias, 'parroquias', 'dpa'],
    [content.cpcs, 'códigos CPC', 'cpc'],
    [content.ciius, 'actividades CIIU', 'ciiu'],
    [content.relaciones, 'pares CPC–CIIU', 'cpc-ciiu'],
    [content.proveedores, 'proveedores', 'suppliers'],
    [content.entidades, 'entidades', 'suppliers'],
    [content.procesos, 'procesos', 'processes'],
  ];
  return catalogues.map(([count, noun, kind]) =>
    count > 0
      ? good(`Hay ${count} ${noun}.`)
      : attention(`No hay ${noun}: cárguelos con «ventanilla import ${kind}».`),
  );
}

export async function contentFindings({ database, clock, config }: Store): Promise<Finding[]> {
  const content = await leerContenido(database);
  const findings = [
    ...calendarFindings(content, civilDateAt(clock.nowMs(), zoneGuayaquil)),
    ...(config.registryUrl === undefined ? catalogueFindings(content) : []),
  ];
  if (content.demo && config.mode === 'production') {
    findings.push(bad('Esta base se empezó con los datos de demostración: no sirve para producción.'));
  }
  if (content.funcionariosActivos === 0) {
    findings.push(attention('No hay cuentas de funcionarios: créelas con «ventanilla user create».'));
  }
  if (content.correosFallidos > 0) {
    findings.push(attention(`Hay ${content.correosFallidos} correos que no pudieron enviarse.`));
  }
  return findings;
}
