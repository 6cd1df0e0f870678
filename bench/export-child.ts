/** A process that does nothing but export every case, and says how long it took and what memory it held. */
import { exportCases } from '../src/actions/cifras/export-cases.ts';
import { exportColumns } from '../src/actions/cifras/export-columns.ts';
import type { ExportFormat } from '../src/actions/cifras/export-formats.ts';
import { isRefusal } from '../src/domain/refusals.ts';
import { loadDefiniciones } from '../src/load-definiciones.ts';
import { stopwatch, systemClock } from '../src/platform/clock.ts';
import { openDatabase } from '../src/platform/database.ts';
import type { DatabaseAddress } from '../src/platform/embedded-postgres-roles.ts';
import { systemIds } from '../src/platform/ids.ts';
import { createLog } from '../src/platform/log.ts';
import { calendarSource } from '../src/store/calendar-source.ts';

export type ExportChildPlan = {
  readonly database: DatabaseAddress;
  readonly cuenta: string;
  readonly formato: ExportFormat;
};
export type ExportChildResult = {
  readonly bytes: number;
  readonly seconds: number;
  /** Before the first row, and at most. */
  readonly beforeMiB: number;
  readonly residentMiB: number;
};

async function run({ database, cuenta, formato }: ExportChildPlan): Promise<ExportChildResult> {
  const db = openDatabase({
    connection: database,
    poolMax: 2,
    statementSeconds: 60,
    applicationName: 'medidas',
    log: createLog({ level: 'error', clock: systemClock, ids: systemIds }),
  });
  try {
    const deps = {
      db,
      clock: systemClock,
      calendar: calendarSource(db, systemClock),
      definiciones: loadDefiniciones(),
    };
    const ranMs = stopwatch();
    const made = await exportCases(
      deps,
      { clase: 'funcionario', cuenta, nombre: 'Auditoría Sintética', roles: ['auditor'], unidades: [] },
      {
        periodo: { desde: '2001-01-01', hasta: '2099-12-31' },
        unidad: null,
        tramite: null,
        canal: null,
        por: 'presentada',
        estado: null,
        formato,
        columnas: new Set(exportColumns.map(({ clave }) => clave)),
        personales: true,
        bom: true,
      },
    );
    if (isRefusal(made)) throw new Error(made.sentence);
    const beforeMiB = process.memoryUsage.rss() / 2 ** 20;
    let bytes = 0;
    for await (const piece of made.contenido) bytes += piece.length;
    const residentMiB = process.resourceUsage().maxRSS / 1024;
    return { bytes, seconds: ranMs() / 1_000, beforeMiB, residentMiB };
  } finally {
    await db.close();
  }
}

const plan = JSON.parse(process.argv[2] ?? '') as ExportChildPlan;
process.stdout.write(JSON.stringify(await run(plan)));
