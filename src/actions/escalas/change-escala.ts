/** The setting of warnings: what it would tell now, what another one would, and its change by an administrator. */
import { claveDePeldano, type Escala, type RelojDeEscala } from '../../domain/escalas/escala.ts';
import { leerEscalaEscrita } from '../../domain/escalas/escala-escrita.ts';
import { escalasLimits } from '../../domain/escalas/escalas-limits.ts';
import { porAvisar } from '../../domain/escalas/por-avisar.ts';
import { cleanText } from '../../domain/identity/nombre.ts';
import { type FieldError, isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { listOpenUnits } from '../../store/cola.ts';
import { type Abierta, antesDeTodas, listAbiertas } from '../../store/relojes.ts';
import { readYaDicho } from '../../store/vigilancia.ts';
import { changeAjuste } from '../change-ajuste.ts';
import type { Deps } from '../deps.ts';
import { personalLimits } from '../personal/personal-limits.ts';
import { staleSentence } from '../reparto/change-reglas.ts';
import { readWatchRules, type WatchRules } from './watch-rules.ts';
import { watchedCase } from './watched-case.ts';

export type AvisoPrevisto = {
  readonly referencia: string;
  readonly nombre: string;
  readonly unidad: string;
  readonly reloj: RelojDeEscala;
  readonly peldano: string;
  readonly venceMs: number;
};

export type VistaDeEscala = {
  readonly version: number;
  readonly escala: Escala;
  /** Warnings it would give now that nobody was given yet, by the name of the step. */
  readonly cuantos: ReadonlyMap<string, number>;
  /** The first to expire. */
  readonly ejemplos: readonly AvisoPrevisto[];
  /** Open cases that were looked at: of each unit those that expire first. */
  readonly miradas: number;
};

/** The open cases that expire first, of each unit. */
async function casesToLookAt({ db }: Pick<Deps, 'db'>): Promise<readonly Abierta[]> {
  const { previewCasesPerUnit, previewUnitsMax } = escalasLimits;
  const casos: Abierta[] = [];
  for (const unidad of (await listOpenUnits(db)).slice(0, previewUnitsMax)) {
    const some = await listAbiertas(db, { ...antesDeTodas, unidad }, previewCasesPerUnit);
    // The list goes on with the next unit.
    casos.push(...some.filter(({ lugar }) => lugar.unidad === unidad));
  }
  return casos;
}

async function foresee(deps: Deps, rules: WatchRules): Promise<Omit<VistaDeEscala, 'version' | 'escala'>> {
  const nowMs = deps.clock.nowMs();
  const casos = await casesToLookAt(deps);
  const said = await readYaDicho(
    deps.db,
    casos.map(({ id }) => id),
  );
  const found: AvisoPrevisto[] = [];
  for (const caso of casos) {
    const { vigilada } = watchedCase(deps, caso, said.get(caso.id), rules, nowMs);
    const nombre = deps.definiciones.porId(caso.tramite)?.definicion.nombre ?? caso.tramite;
    for (const { reloj, peldano, venceMs } of porAvisar(vigilada, rules.escala, rules.calendar, nowMs, true)
      .avisos)
      found.push({
        referencia: caso.referencia,
        nombre,
        unidad: caso.lugar.unidad,
        reloj,
        peldano: claveDePeldano(peldano),
        venceMs,
      });
  }
  const cuantos = new Map<string, number>();
  for (const { peldano } of found) cuantos.set(peldano, (cuantos.get(peldano) ?? 0) + 1);
  return {
    cuantos,
    miradas: casos.length,
    ejemplos: found.sort((a, b) => a.venceMs - b.venceMs).slice(0, escalasLimits.previewExamplesMax),
  };
}

/** `otra`: a ladder that is only tried out; the one in force where null. */
export async function previewEscala(
  deps: Deps,
  actor: Funcionario,
  otra: Escala | null,
): Promise<VistaDeEscala | Refusal> {
  if (!actor.roles.includes('administrador')) return refuse('no-encontrada');
  const rules = await readWatchRules(deps);
  const escala = otra ?? rules.escala;
  return { version: rules.version, escala, ...(await foresee(deps, { ...rules, escala })) };
}

const isErrors = (read: Escala | readonly FieldError[]): read is readonly FieldError[] => Array.isArray(read);

/** What was typed, checked; the fields at fault otherwise. */
export function readEscalaTyped(
  dicho: (nombre: string) => string,
  relojes: readonly string[],
): Escala | Refusal {
  const read = leerEscalaEscrita(dicho, relojes);
  return isErrors(read) ? refuse('datos-con-errores', { errors: read }) : read;
}

/** The new version. */
export async function changeEscala(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Funcionario,
  change: { readonly versionVista: number; readonly escala: Escala; readonly motivo: string },
): Promise<number | Refusal> {
  if (!actor.roles.includes('administrador')) return refuse('sin-permiso');
  const motivo = cleanText(change.motivo, { max: personalLimits.reasonCharsMax, multiline: true });
  if (!motivo.ok || motivo.value === '')
    return refuse('datos-con-errores', {
      errors: [{ path: 'motivo', sentence: 'Escriba por qué se hace este cambio.' }],
    });
  const { relojes, peldanos } = change.escala;
  const valor = { relojes: [...relojes], peldanos: peldanos.map((one) => ({ ...one })) };
  const { versionVista } = change;
  const outcome = await changeAjuste(deps, actor, {
    clave: 'escalas',
    versionVista,
    valor,
    motivo: motivo.value,
  });
  return isRefusal(outcome) && outcome.code === 'version-vieja'
    ? refuse('version-vieja', { sentence: staleSentence })
    : outcome;
}
