/** What `doctor` says of a database in use: whether it keeps what it confirmed, who may do what, and its room to breathe. */
import { readEstadoDeServicio } from '../store/estado-de-servicio.ts';
import type { Finding } from './doctor-findings.ts';
import type { Store } from './open-store.ts';

const transactionSecondsMax = 600;
/** Of the server's connections; the rest is for whoever has to look at a server in trouble. */
const connectionsShareMax = 0.8;

function rightsFindings({ config }: Store, rewrites: boolean, creates: boolean): Finding[] {
  if (!rewrites && !creates)
    return [
      {
        level: 'bien',
        sentence: 'El usuario del servicio no puede reescribir el diario ni cambiar el esquema.',
      },
    ];
  const what = rewrites ? 'reescribir el diario' : 'crear tablas';
  return [
    {
      level: config.mode === 'production' ? 'atencion' : 'bien',
      sentence: `El usuario del servicio podría ${what}: es dueño del esquema o tiene sus permisos.`,
      hacer: 'Use dos usuarios, como dice la guía del operador: DATABASE_MIGRATION_URL para el dueño.',
    },
  ];
}

export async function databaseFindings(store: Store): Promise<Finding[]> {
  const { database, config } = store;
  const state = await readEstadoDeServicio(database);
  const { inseguros, sumas, conexiones, conexionesMax, transaccionSegundos, hinchadas } = state;
  const findings = rightsFindings(store, state.puedeReescribir, state.puedeCrear);
  findings.push(
    inseguros.length === 0
      ? { level: 'bien', sentence: 'La base escribe en disco lo que confirma.' }
      : {
          level: 'mal',
          sentence: `La base puede perder lo que ya confirmó: ${inseguros.join(', ')} está en off.`,
          hacer: 'Póngalo en on en postgresql.conf y recargue el servidor.',
        },
  );
  if (!sumas)
    findings.push({
      level: 'atencion',
      sentence: 'La base no lleva sumas de comprobación: un disco que falla pasaría inadvertido.',
      hacer: 'Detenga el servidor y actívelas con «pg_checksums --enable».',
    });
  findings.push(
    conexiones < conexionesMax * connectionsShareMax
      ? { level: 'bien', sentence: `Hay ${conexiones} conexiones a la base, de ${conexionesMax} que admite.` }
      : {
          level: 'atencion',
          sentence: `Hay ${conexiones} conexiones a la base y solo admite ${conexionesMax}.`,
          hacer: `Cada proceso abre hasta ${config.databasePoolMax} (DATABASE_POOL_MAX) y unas 8 más: bájelo o suba max_connections.`,
        },
  );
  if (transaccionSegundos > transactionSecondsMax)
    findings.push({
      level: 'atencion',
      sentence: `Hay una transacción abierta desde hace ${Math.round(transaccionSegundos / 60)} minutos: detiene el reparto del diario y la limpieza.`,
      hacer: 'Búsquela en pg_stat_activity (xact_start) y ciérrela.',
    });
  if (hinchadas.length > 0)
    findings.push({
      level: 'atencion',
      sentence: `Tablas con más filas muertas que vivas: ${hinchadas.join(', ')}.`,
      hacer: 'Compruebe que autovacuum esté activo; «vacuum analyze» sobre ellas lo remedia ahora.',
    });
  return findings;
}
