/** The questions of one page: those that depend on an answer stand under it, and show themselves without JavaScript. */
import type { FieldOptions } from '../../actions/read-field-options.ts';
import type { FieldError } from '../../domain/refusals.ts';
import type { Campo } from '../../domain/tramite/campo.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import type { Entrada } from '../../domain/tramite/leer-datos.ts';
import { radios } from '../../ui/components/radios.ts';
import { type Html, html } from '../../ui/html.ts';
import { renderField } from '../../web/fields/render-field.ts';
import { errorsByPath } from '../../web/filing/field-errors.ts';

/** No question of a sealed trámite is answered from a list of the register. */
const noOptions: FieldOptions = {
  provincias: [],
  cantones: new Map(),
  parroquias: new Map(),
  ciius: [],
  nombresCpc: new Map(),
  busqueda: null,
};

type QuestionsDrawn = {
  readonly campos: readonly string[];
  readonly entrada: Entrada;
  readonly errors: readonly FieldError[];
  /** Answers taken for granted where nothing was chosen yet. */
  readonly preset?: { readonly [campo: string]: string };
};

/** Nearly everything may be left out here, and the page says so once: the mark stands only under an answer that asks for more. */
const unmarked = (campo: Campo, isBelow: boolean): Campo =>
  campo.tipo === 'lista' || isBelow ? campo : { ...campo, opcional: false };

export function drawRoomQuestions(
  definicion: Definicion,
  { campos, entrada, errors, preset = {} }: QuestionsDrawn,
): Html {
  const { datos, mostrarSi } = definicion;
  const byPath = errorsByPath(errors);
  const drawn = (name: string): Html => {
    const campo = datos[name];
    if (campo === undefined) return html``;
    const below = campos.filter((other) => mostrarSi[other]?.campo === name);
    if (campo.tipo !== 'opcion' || below.length === 0)
      return renderField(unmarked(campo, mostrarSi[name] !== undefined), name, entrada[name], {
        options: noOptions,
        errors: byPath,
      });
    const typed = entrada[name];
    return radios({
      name,
      legend: campo.etiqueta,
      legendSize: 's',
      hint: campo.ayuda,
      error: byPath.get(name),
      value: typeof typed === 'string' && typed !== '' ? typed : preset[name],
      items: Object.entries(campo.opciones).map(([value, text]) => {
        const shown = below.filter((other) => mostrarSi[other]?.es.includes(value) === true);
        return {
          value,
          text,
          ...(shown.length === 0 ? {} : { conditional: html`${shown.map(drawn)}` }),
        };
      }),
    });
  };
  const first = campos.filter((name) => !campos.includes(mostrarSi[name]?.campo ?? ''));
  return html`${first.map(drawn)}`;
}
