/** What the database and the duties say at the moment of asking, as readings: units, queues and codes, nobody's data. */
import type { Reading, Sample } from '../../platform/metrics/registry.ts';
import type { Deps } from '../deps.ts';
import type { Medidas } from './degradations.ts';
import { rules } from './degradations.ts';
import { type Operacion, readOpenByUnit, readOperation } from './read-operation.ts';

const gauge = (name: string, help: string, samples: readonly Sample[]): Reading => ({
  name: `ventanilla_${name}`,
  help,
  kind: 'gauge',
  samples,
});
const one = (value: number): readonly Sample[] => [{ value }];

function measuredReadings({ atrasos, baseMs, machine, freeBytes }: Medidas): readonly Reading[] {
  const queues = machine?.queues ?? [];
  return [
    gauge('base_segundos', 'Una lectura mínima de la base.', one(baseMs / 1000)),
    gauge('diario_atraso_segundos', 'Edad del suceso más antiguo sin repartir.', one(atrasos.diarioSegundos)),
    gauge(
      'registro_atraso_segundos',
      'Edad del suceso más antiguo sin asentar.',
      one(atrasos.registroSegundos),
    ),
    gauge('registro_hojas', 'Hojas del registro público.', one(atrasos.hojas)),
    gauge('cartas', 'Cartas que no han salido.', [
      { labels: { estado: 'por-enviar' }, value: atrasos.cartasPorEnviar },
      { labels: { estado: 'fallida' }, value: atrasos.cartasFallidas },
    ]),
    gauge('correos_por_leer', 'Correos recibidos y sin leer.', one(atrasos.correosPorLeer)),
    gauge('chats_en_espera', 'Personas que esperan en el chat.', one(atrasos.chatsEnEspera)),
    gauge(
      'tareas_en_espera',
      'Tareas por hacer, por cola.',
      queues.map(({ queue, waiting }) => ({ labels: { cola: queue }, value: waiting })),
    ),
    gauge(
      'tareas_muertas',
      'Tareas que fallaron todas las veces; se cuentan hasta cien.',
      one(machine?.dead ?? 0),
    ),
    ...(freeBytes === null
      ? []
      : [gauge('disco_libre_bytes', 'Espacio libre en la carpeta de datos.', one(freeBytes))]),
  ];
}

function standingReadings({ medidas, degradado, deteniendo }: Operacion): readonly Reading[] {
  const degraded = new Set(degradado.map(({ codigo }) => codigo));
  return [
    gauge('base_responde', 'Si la base de datos responde.', one(medidas === null ? 0 : 1)),
    gauge('deteniendo', 'Si el proceso se está deteniendo.', one(deteniendo ? 1 : 0)),
    gauge(
      'degradado',
      'Si algo está degradado, por causa.',
      rules.map(({ codigo }) => ({ labels: { causa: codigo }, value: degraded.has(codigo) ? 1 : 0 })),
    ),
  ];
}

export async function readMetrics(deps: Deps): Promise<readonly Reading[]> {
  const operation = await readOperation(deps);
  const units = operation.medidas === null ? [] : await readOpenByUnit(deps);
  return [
    ...standingReadings(operation),
    ...(operation.medidas === null ? [] : measuredReadings(operation.medidas)),
    gauge(
      'solicitudes_abiertas',
      'Solicitudes abiertas, por unidad.',
      units.map(({ unidad, abiertas }) => ({ labels: { unidad }, value: abiertas })),
    ),
    gauge(
      'solicitudes_vencidas',
      'Solicitudes abiertas cuyo plazo venció, por unidad.',
      units.map(({ unidad, vencidas }) => ({ labels: { unidad }, value: vencidas })),
    ),
  ];
}
