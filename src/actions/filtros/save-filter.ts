/** Keeps the queue's present filters under a name: for oneself, or, as a supervisor, for everybody of a unit. */
import { cleanText } from '../../domain/identity/nombre.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { nameId } from '../../platform/name-id.ts';
import { insertFiltro, listFiltros } from '../../store/filtros-guardados.ts';
import type { Deps } from '../deps.ts';
import { filtrosLimits as limits } from './filtros-limits.ts';

export type FilterToSave = {
  readonly nombre: string;
  readonly consulta: string;
  /** Null: only one's own. */
  readonly unidad: string | null;
  /** The command's own key: sent twice, it is one filter. */
  readonly llave: string;
};

const wrong = (path: string, sentence: string): Refusal =>
  refuse('datos-con-errores', { errors: [{ path, sentence }] });

export async function saveFilter(
  deps: Deps,
  actor: Funcionario,
  input: FilterToSave,
): Promise<{ readonly id: string } | Refusal> {
  const handles = actor.roles.some((rol) => ['funcionario', 'supervisor', 'auditor'].includes(rol));
  if (!handles) return refuse('sin-permiso');
  if (!/^[\w.:-]{8,100}$/.test(input.llave)) return refuse('llave-invalida');
  const read = cleanText(input.nombre, { max: limits.nameCharsMax });
  if (!read.ok) return wrong('nombre', read.notice.sentence);
  if (read.value === '') return wrong('nombre', 'Escriba un nombre para reconocer el filtro.');
  if (input.consulta.length > limits.queryCharsMax)
    return wrong('nombre', 'Este filtro es demasiado largo para guardarlo. Use menos palabras.');
  const shares = input.unidad !== null;
  if (shares && !(actor.roles.includes('supervisor') && actor.unidades.includes(input.unidad ?? '')))
    return refuse('sin-permiso');
  const own = await listFiltros(deps.db, actor.cuenta, [], limits.perAccountMax);
  const id = nameId('filtro', actor.cuenta, input.llave);
  if (own.length >= limits.perAccountMax && !own.some((one) => one.id === id))
    return wrong('nombre', `Ya tiene ${limits.perAccountMax} filtros. Quite uno antes de guardar otro.`);
  const filtro = {
    id,
    cuenta: actor.cuenta,
    unidad: input.unidad,
    nombre: read.value,
    consulta: input.consulta,
  };
  await insertFiltro(deps.db, filtro, deps.clock.nowMs(), limits.perAccountMax);
  return { id };
}
