/** Draws a question of a definition as a form field: the only place that knows which brick serves which kind. */
import type { FieldOptions, Opcion } from '../../actions/read-field-options.ts';
import { parseCpc5 } from '../../domain/identity/cpc.ts';
import type { Campo, CampoLista, CampoSimple } from '../../domain/tramite/campo.ts';
import type { Entrada } from '../../domain/tramite/leer-datos.ts';
import { paths } from '../../paths.ts';
import { addAnother } from '../../ui/components/add-another.ts';
import { cascadeSelect } from '../../ui/components/cascade-select.ts';
import { checkboxes } from '../../ui/components/checkboxes.ts';
import { codePicker } from '../../ui/components/code-picker.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { type InputOptions, input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { select } from '../../ui/components/select.ts';
import { countedTextarea } from '../../ui/components/textarea.ts';
import { type Html, html } from '../../ui/html.ts';
import { drawSchedule, type ScheduleShown } from './draw-schedule.ts';
import { shownMoment } from './shown-moment.ts';

/** `errors`: the sentence for each path at fault. */
export type Drawing = {
  readonly options: FieldOptions;
  readonly errors: ReadonlyMap<string, string>;
  /** For a question about a schedule; without the stages of the process it is a list like any other. */
  readonly schedule?: ScheduleShown | undefined;
};

/** From this many choices on, a list to choose from is easier than a column of buttons. */
const radiosMax = 7;

/** Of a name sent twice the first value is shown: a box holds one, and an empty box would hide what was typed. */
const asText = (value: unknown): string => {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'string' ? one : '';
};
const asList = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string') : [asText(value)];

/**
 * The optional mark is said in words, because most questions are required. Own activities carry none: whoever has some
 * must choose one, and whoever has none is not asked.
 */
const labelOf = (campo: Campo) =>
  campo.opcional === true && campo.tipo !== 'ciiuPropio' ? `${campo.etiqueta} (opcional)` : campo.etiqueta;

/** Rows have a title of their own; a question that stands alone is its own title. */
const sizeOf = (name: string) => (name.includes('.') ? undefined : 's');

function choices(
  name: string,
  campo: CampoSimple,
  items: readonly { value: string; text: string }[],
  value: string,
  error: string | undefined,
): Html {
  if (items.length === 0)
    return html`<div class="govuk-form-group" id="${name}"><p class="govuk-body govuk-!-margin-bottom-1">${labelOf(campo)}</p><p class="govuk-hint">Su registro no muestra actividades económicas: no hay nada que elegir.</p></div>`;
  if (items.length > radiosMax)
    return select({
      name,
      label: labelOf(campo),
      labelSize: sizeOf(name),
      hint: campo.ayuda,
      error,
      items,
      value,
      emptyText: 'Elija una opción',
    });
  return radios({
    name,
    legend: labelOf(campo),
    legendSize: sizeOf(name),
    hint: campo.ayuda,
    error,
    items,
    value,
    inline: items.length === 2 && items.every((i) => i.text.length < 12),
  });
}

function place(name: string, campo: CampoSimple, value: string, { options, errors }: Drawing): Html {
  const items = (list: readonly Opcion[] | undefined) =>
    (list ?? []).map(({ codigo, nombre }) => ({ value: codigo, text: nombre }));
  const [province, canton, parish] = [value.slice(0, 2), value.slice(0, 4), value];
  const error = errors.get(name);
  const missing = value.length < 2 ? 0 : value.length < 4 ? 1 : 2;
  const at = (level: number) => (error !== undefined && missing === level ? error : undefined);
  return cascadeSelect({
    name,
    legend: labelOf(campo),
    hint:
      campo.ayuda ??
      html`Elija en orden: cada lista depende de la anterior.<noscript> Después de elegir, pulse «Actualizar las listas».</noscript>`,
    levels: [
      {
        name: `${name}_provincia`,
        label: 'Provincia',
        parameter: 'provincia',
        items: items(options.provincias),
        value: province,
        error: at(0),
      },
      {
        name: `${name}_canton`,
        label: 'Cantón',
        parameter: 'canton',
        items: items(options.cantones.get(province)),
        value: canton,
        error: at(1),
      },
      {
        name,
        label: 'Parroquia',
        parameter: 'parroquia',
        items: items(options.parroquias.get(canton)),
        value: parish,
        error: at(2),
      },
    ],
  });
}

function code(name: string, campo: CampoSimple, value: string, { options, errors }: Drawing): Html {
  const { busqueda, nombresCpc } = options;
  const mine = busqueda?.campo === name ? busqueda : null;
  // What is no code cannot be chosen: it goes back into the box, where it can be mended.
  const parsed = parseCpc5(value);
  return codePicker({
    name,
    label: labelOf(campo),
    hint:
      campo.ayuda ??
      'Escriba el código de cinco dígitos o palabras de lo que ofrece; por ejemplo «mantenimiento de equipos».',
    error: errors.get(name),
    query: mine?.consulta ?? (value === '' || parsed.ok ? undefined : value),
    results: (mine?.resultados ?? []).map(({ codigo, nombre }) => ({ code: codigo, name: nombre })),
    chosen: parsed.ok
      ? [{ code: parsed.value, name: nombresCpc.get(parsed.value) ?? 'No consta en el clasificador cargado' }]
      : [],
    sourceHref: paths.datosCpc,
  });
}

type TextKind = Extract<
  CampoSimple['tipo'],
  'correo' | 'telefono' | 'extension' | 'ruc' | 'proceso' | 'fechaHora' | 'texto'
>;

const textKinds: { readonly [K in TextKind]: Partial<InputOptions> } = {
  correo: { type: 'email', autocomplete: 'email', spellcheck: false },
  telefono: { type: 'tel', autocomplete: 'tel-national', inputmode: 'tel', width: 20 },
  extension: { inputmode: 'numeric', width: 5 },
  ruc: { inputmode: 'numeric', width: 20, spellcheck: false },
  proceso: { spellcheck: false, width: 30 },
  fechaHora: { width: 20, hint: 'Por ejemplo 27/11/2026 15:30' },
  texto: {},
};

function dateBoxes(value: string) {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  const [dia = '', mes = '', anio = ''] = iso === null ? value.split('/') : [iso[3], iso[2], iso[1]];
  return { dia, mes, anio };
}

function drawSimple(campo: CampoSimple, name: string, raw: unknown, drawing: Drawing): Html {
  const error = drawing.errors.get(name);
  const value = asText(raw);
  switch (campo.tipo) {
    case 'textoLargo':
      return countedTextarea({
        name,
        label: labelOf(campo),
        labelSize: sizeOf(name),
        hint: campo.ayuda,
        error,
        value,
        lengthMax: campo.max,
      });
    case 'fecha':
      return dateInput({
        name,
        legend: labelOf(campo),
        legendSize: sizeOf(name),
        hint: campo.ayuda ?? 'Por ejemplo 27 03 1985',
        error,
        values: dateBoxes(value),
      });
    case 'ubicacion':
      return place(name, campo, value, drawing);
    case 'cpc':
      return code(name, campo, value, drawing);
    case 'opcion':
      return choices(
        name,
        campo,
        Object.entries(campo.opciones).map(([key, text]) => ({ value: key, text })),
        value,
        error,
      );
    case 'ciiuPropio':
      return choices(
        name,
        campo,
        drawing.options.ciius.map(({ codigo, nombre }) => ({ value: codigo, text: `${codigo}: ${nombre}` })),
        value,
        error,
      );
    case 'varias':
      return checkboxes({
        name,
        legend: labelOf(campo),
        legendSize: sizeOf(name),
        hint: campo.ayuda ?? 'Puede elegir más de una.',
        error,
        items: Object.entries(campo.opciones).map(([key, text]) => ({ value: key, text })),
        values: asList(raw),
      });
    default: {
      const shown = campo.tipo === 'fechaHora' ? shownMoment(value) : value;
      const { hint, ...kind } = textKinds[campo.tipo];
      return input({
        ...kind,
        name,
        label: labelOf(campo),
        labelSize: sizeOf(name),
        hint: campo.ayuda ?? hint,
        error,
        value: shown,
        ...(campo.tipo === 'texto' ? { lengthMax: campo.max } : {}),
      });
    }
  }
}

function drawList(campo: CampoLista, name: string, raw: unknown, drawing: Drawing): Html {
  const typed = (Array.isArray(raw) ? raw : []) as readonly unknown[];
  const rows =
    typed.length >= Math.max(1, campo.min)
      ? typed
      : [...typed, ...Array.from({ length: Math.max(1, campo.min) - typed.length }, () => ({}))];
  return addAnother({
    name,
    legend: campo.etiqueta,
    hint: campo.ayuda,
    error: drawing.errors.get(name),
    rowTitle: campo.singular.charAt(0).toUpperCase() + campo.singular.slice(1),
    rows: rows.map((row, i) => {
      const values = (typeof row === 'object' && row !== null ? row : {}) as Entrada;
      return html`${Object.entries(campo.campos).map(([sub, of]) => drawSimple(of, `${name}.${i}.${sub}`, values[sub], drawing))}`;
    }),
    addText: `Agregar ${campo.singular}`,
    rowsMin: campo.min,
    rowsMax: campo.max,
  });
}

/** `raw`: what was typed so far, valid or not. A question answered by a code sent by mail is asked on its own page. */
export function renderField(campo: Campo, name: string, raw: unknown, drawing: Drawing): Html {
  if (campo.tipo === 'lista') {
    const { schedule, errors } = drawing;
    return campo.cronogramaDe === undefined || schedule === undefined || schedule.etapas.length === 0
      ? drawList(campo, name, raw, drawing)
      : drawSchedule(campo, name, raw, schedule, errors, (sub, at, value) =>
          drawSimple(sub, at, value, drawing),
        );
  }
  if (campo.tipo === 'codigoAlRegistrado') return html``;
  if (campo.tipo === 'correoConCodigo') {
    const hint =
      campo.ayuda ?? 'Le enviaremos un código de seis dígitos para comprobar que recibe los mensajes.';
    return drawSimple({ ...campo, tipo: 'correo', ayuda: hint }, name, raw, drawing);
  }
  return drawSimple(campo, name, raw, drawing);
}

/** The id an error of this path points at, so that the summary leads to the right box. */
export function fieldAnchor(campo: Campo | undefined, path: string): string {
  if (campo?.tipo === 'fecha') return `#${path}-dia`;
  if (campo?.tipo === 'ubicacion') return `#${path}_provincia`;
  return `#${path}`;
}
