/** What is degraded, in an operator's words: what it means and what to do. Degraded is not down: people are still served. */
import { duracionBreve } from '../../domain/cifras/duracion-breve.ts';
import type { Atrasos } from '../../store/operacion.ts';
import type { MachineHealth } from './machine.ts';
import { operacionLimits as limits } from './operacion-limits.ts';

export type CodigoDeDegradacion =
  | 'base-lenta'
  | 'antivirus-caido'
  | 'diario-atrasado'
  | 'registro-atrasado'
  | 'colas-cerradas'
  | 'tareas-muertas'
  | 'correo-detenido'
  | 'correo-sin-leer'
  | 'disco-bajo';

/** What was measured; null where it could not be. */
export type Medidas = {
  readonly baseMs: number;
  readonly atrasos: Atrasos;
  readonly antivirus: 'bien' | 'sin-respuesta' | 'no-configurado';
  readonly machine: MachineHealth | null;
  readonly freeBytes: number | null;
};

type Rule = {
  readonly codigo: CodigoDeDegradacion;
  readonly holds: (medidas: Medidas) => boolean;
  readonly frase: (medidas: Medidas) => string;
  readonly hacer: string;
};

const counted = (count: number, one: string, many: string): string =>
  count === 1 ? one : `Hay ${rounded(count)} ${many}`;
const late = (seconds: number): string => duracionBreve(seconds * 1_000);
const rounded = (value: number): string => Math.round(value).toLocaleString('es-EC');

export const rules: readonly Rule[] = [
  {
    codigo: 'base-lenta',
    holds: ({ baseMs }) => baseMs > limits.databaseSlowMs,
    frase: ({ baseMs }) => `La base de datos tardó ${rounded(baseMs)} ms en una lectura mínima.`,
    hacer: 'Revise la carga y el disco del servidor de la base, y sus consultas en curso (pg_stat_activity).',
  },
  {
    codigo: 'antivirus-caido',
    holds: ({ antivirus }) => antivirus === 'sin-respuesta',
    frase: () => 'El antivirus no responde: los archivos nuevos se muestran como no revisados.',
    hacer: 'Revise el servicio clamd y CLAMD_ADDRESS. Lo pendiente se revisa solo cuando vuelva.',
  },
  {
    codigo: 'diario-atrasado',
    holds: ({ atrasos }) => atrasos.diarioSegundos > limits.journalLagSecondsMax,
    frase: ({ atrasos }) =>
      `El diario está atrasado ${late(atrasos.diarioSegundos)}: cartas y efectos salen tarde.`,
    hacer:
      'Busque en la base una transacción abierta hace mucho (pg_stat_activity, xact_start) y en el registro del programa las fallas de «diario».',
  },
  {
    codigo: 'registro-atrasado',
    holds: ({ atrasos }) => atrasos.registroSegundos > limits.logLagSecondsMax,
    frase: ({ atrasos }) =>
      `El registro público está atrasado ${late(atrasos.registroSegundos)}: los recibos salen sin su prueba.`,
    hacer:
      'Ejecute «ventanilla log verify». Si la base se restauró de un respaldo, «ventanilla log epoch --confirm».',
  },
  {
    codigo: 'colas-cerradas',
    holds: ({ machine }) => machine !== null && !machine.queuesOpen,
    frase: () => 'Este proceso no pudo abrir sus colas de tareas: no envía correo ni aplica efectos.',
    hacer: 'Busque en el registro del programa las fallas de «colas»; suele ser la base o sus permisos.',
  },
  {
    codigo: 'tareas-muertas',
    holds: ({ machine }) => (machine?.dead ?? 0) > 0,
    frase: ({ machine }) =>
      counted(machine?.dead ?? 0, 'Una tarea falló todas las veces.', 'tareas que fallaron todas las veces.'),
    hacer: 'Corrija la causa y repítalas en la mesa, Administración, Estado del servicio.',
  },
  {
    codigo: 'correo-detenido',
    holds: ({ atrasos }) => atrasos.cartasDetenidas > 0,
    frase: ({ atrasos }) =>
      counted(
        atrasos.cartasDetenidas,
        'Una carta lleva más de diez minutos sin salir.',
        'cartas que llevan más de diez minutos sin salir.',
      ),
    hacer: 'Revise el servidor de SMTP_URL. Se repiten solas durante dos a cuatro horas.',
  },
  {
    codigo: 'correo-sin-leer',
    holds: ({ atrasos }) => atrasos.correosDetenidos > 0,
    frase: ({ atrasos }) =>
      counted(
        atrasos.correosDetenidos,
        'Un correo recibido hace más de diez minutos sigue sin leer.',
        'correos recibidos hace más de diez minutos y sin leer.',
      ),
    hacer: 'Busque en el registro del programa las fallas de «correo»; nada se pierde, se leen al reanudar.',
  },
  {
    codigo: 'disco-bajo',
    holds: ({ freeBytes }) => freeBytes !== null && freeBytes < limits.freeBytesMin,
    frase: ({ freeBytes }) =>
      `Quedan ${rounded((freeBytes ?? 0) / 1024 ** 2)} MB libres en la carpeta de datos.`,
    hacer: 'Libere o agregue espacio: sin él no se reciben archivos y la base incluida se detiene.',
  },
];
