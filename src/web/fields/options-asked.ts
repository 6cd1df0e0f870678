/** Which options a page needs, read from its questions and from what was answered so far. */
import type { OptionsAsked } from '../../actions/read-field-options.ts';
import { parseCpc5 } from '../../domain/identity/cpc.ts';
import type { Campo } from '../../domain/tramite/campo.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import type { Entrada } from '../../domain/tramite/leer-datos.ts';

type Leaf = { readonly campo: Campo; readonly value: unknown };

function leavesOf(definicion: Definicion, campos: readonly string[], entrada: Entrada): readonly Leaf[] {
  return campos.flatMap((name): readonly Leaf[] => {
    const campo = definicion.datos[name];
    if (campo === undefined) return [];
    const value = entrada[name];
    if (campo.tipo !== 'lista') return [{ campo, value }];
    const rows = (Array.isArray(value) && value.length > 0 ? value : [{}]) as readonly Entrada[];
    return rows.flatMap((row) =>
      Object.entries(campo.campos).map(([sub, of]) => ({ campo: of, value: row?.[sub] })),
    );
  });
}

const texts = (leaves: readonly Leaf[], tipo: Campo['tipo']): readonly string[] =>
  leaves.flatMap(({ campo, value }) =>
    campo.tipo === tipo && typeof value === 'string' && value !== '' ? [value] : [],
  );

/** `busqueda`: the search a button of this page asked for. */
export function optionsAsked(
  definicion: Definicion,
  campos: readonly string[],
  entrada: Entrada,
  busqueda: OptionsAsked['busqueda'],
): OptionsAsked {
  const leaves = leavesOf(definicion, campos, entrada);
  return {
    lugares: texts(leaves, 'ubicacion'),
    conLugares: leaves.some(({ campo }) => campo.tipo === 'ubicacion'),
    conActividades: leaves.some(({ campo }) => campo.tipo === 'ciiuPropio'),
    cpcs: texts(leaves, 'cpc').flatMap((text) => {
      const parsed = parseCpc5(text);
      return parsed.ok ? [parsed.value] : [];
    }),
    busqueda,
  };
}
