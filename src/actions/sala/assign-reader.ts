/** What the operator decides of readers: which groups are sealed to them, and that somebody is one no more. */
import type { GrupoDeSala } from '../../domain/denuncia/denuncia.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import { removeLector, updateGrupos } from '../../store/sala-lectores.ts';
import { appendBitacora } from './bitacora.ts';
import { undoing } from './change-denuncia.ts';
import type { SalaDeps } from './sala-types.ts';

export type Persona = { readonly cuenta: string; readonly nombre: string };

/** Counts for complaints from now on. 'no-encontrada' for whoever has no key of their own yet, and for custodians. */
export function assignGroups(
  deps: SalaDeps,
  { cuenta, nombre }: Persona,
  grupos: readonly GrupoDeSala[],
): Promise<{ readonly grupos: readonly GrupoDeSala[] } | Refusal> {
  return undoing(deps, async (queries) => {
    if (!(await updateGrupos(queries, cuenta, grupos))) return refuse('no-encontrada');
    await appendBitacora(queries, deps, {
      clase: `grupos:${grupos.join('+')}`,
      denuncia: null,
      cuenta,
      nombre,
    });
    return { grupos };
  });
}

/** Their seals are destroyed with their rights; enrolled anew, they start without any. */
export function dismissReader(
  deps: SalaDeps,
  { cuenta, nombre }: Persona,
): Promise<{ readonly quitado: true } | Refusal> {
  return undoing(deps, async (queries) => {
    if (!(await removeLector(queries, cuenta))) return refuse('no-encontrada');
    await appendBitacora(queries, deps, { clase: 'quitado', denuncia: null, cuenta, nombre });
    return { quitado: true } as const;
  });
}
