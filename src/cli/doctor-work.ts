/** What `doctor` says of the work behind the window: what waits too long and what failed for good. */
import { countTareasMuertas } from '../store/estado-de-servicio.ts';
import { readAtrasos } from '../store/operacion.ts';
import type { Finding } from './doctor-findings.ts';
import type { Store } from './open-store.ts';

const standingMs = 10 * 60_000;
const lagSecondsMax = 60;

/** `hacer` in full where something is wrong; nothing is said of what is merely empty. */
export async function workFindings({ database, clock }: Store): Promise<Finding[]> {
  const nowMs = clock.nowMs();
  const [dead, waits] = await Promise.all([
    countTareasMuertas(database),
    readAtrasos(database, nowMs, nowMs - standingMs),
  ]);
  const findings: Finding[] = [];
  if (dead > 0)
    findings.push({
      level: 'atencion',
      sentence: `Hay ${dead} tareas que fallaron todas las veces.`,
      hacer: 'Corrija la causa y repítalas en la mesa, Administración, Estado del servicio.',
    });
  if (waits.diarioSegundos > lagSecondsMax)
    findings.push({
      level: 'atencion',
      sentence: `El suceso más antiguo sin repartir tiene ${Math.round(waits.diarioSegundos)} segundos.`,
      hacer:
        'Es normal con el servicio detenido. En marcha, busque una transacción abierta en pg_stat_activity.',
    });
  if (waits.cartasDetenidas > 0)
    findings.push({
      level: 'atencion',
      sentence: `Hay ${waits.cartasDetenidas} cartas que llevan más de diez minutos sin salir.`,
      hacer: 'Revise SMTP_URL y ese servidor.',
    });
  if (waits.correosDetenidos > 0)
    findings.push({
      level: 'atencion',
      sentence: `Hay ${waits.correosDetenidos} correos recibidos hace más de diez minutos y sin leer.`,
      hacer: 'Con el servicio en marcha, busque en su registro las fallas de «correo».',
    });
  return findings.length > 0 ? findings : [{ level: 'bien', sentence: 'No hay trabajo detenido.' }];
}
