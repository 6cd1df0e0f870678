/** The form of the ladder: one row for each step, numbered, with what each kind of step asks for. */
import {
  destinatarios,
  type Escala,
  nombreDeDestinatario,
  nombreDeReloj,
  relojesDeEscala,
} from '../../../domain/escalas/escala.ts';
import {
  type CampoDeFila,
  fasesDePeldano,
  filaEscrita,
  filasDeEscala,
  nombreDeCampo,
} from '../../../domain/escalas/escala-escrita.ts';
import type { Refusal } from '../../../domain/refusals.ts';
import { type FormBody, first } from '../../../platform/http/form-body.ts';
import { checkboxes } from '../../../ui/components/checkboxes.ts';
import { fieldset } from '../../../ui/components/fieldset.ts';
import { input } from '../../../ui/components/input.ts';
import { select } from '../../../ui/components/select.ts';
import { textarea } from '../../../ui/components/textarea.ts';
import { type Html, html } from '../../../ui/html.ts';

/** As typed, where the form was sent; `refusal` null where it only was to show what it would tell. */
export type LadderAttempt = {
  readonly body: FormBody;
  readonly refusal: Refusal | null;
} | null;

const phaseNames: { readonly [F in (typeof fasesDePeldano)[number]]: string } = {
  antes: 'Antes de vencer',
  vence: 'Al vencer',
  despues: 'Después de vencer',
};

const errorOf = (attempt: LadderAttempt, path: string): string | undefined =>
  attempt?.refusal?.errors.find((one) => one.path === path)?.sentence;

function row(escala: Escala, attempt: LadderAttempt, fila: number): Html {
  const kept = filaEscrita(escala.peldanos[fila - 1]);
  const of = (campo: CampoDeFila) => {
    const name = nombreDeCampo(campo, fila);
    const value = attempt === null ? kept[campo] : first(attempt.body, name);
    return { name, id: name, value, error: errorOf(attempt, name) };
  };
  return html`<div class="v-peldano">${fieldset({
    legend: `Aviso ${fila}`,
    legendSize: 's',
    content: html`<div class="v-peldano__campos">${select({
      ...of('fase'),
      label: 'Cuándo',
      emptyText: 'No se usa',
      items: fasesDePeldano.map((value) => ({ value, text: phaseNames[value] })),
    })}${input({ ...of('porciento'), label: 'Parte del tiempo', suffix: '%', width: 3, inputmode: 'numeric' })}${input({ ...of('dias'), label: 'Días hábiles', width: 3, inputmode: 'numeric' })}${select(
      {
        ...of('a'),
        label: 'A quién',
        items: destinatarios.map((value) => ({ value, text: nombreDeDestinatario[value] })),
      },
    )}</div>`,
  })}</div>`;
}

export function ladderFields(escala: Escala, attempt: LadderAttempt): Html {
  return html`${checkboxes({
    name: 'relojes',
    idPrefix: 'relojes',
    legend: 'Qué relojes avisan',
    legendSize: 's',
    small: true,
    error: errorOf(attempt, 'relojes'),
    values: attempt === null ? escala.relojes : (attempt.body.get('relojes') ?? []),
    items: relojesDeEscala.map((value) => ({ value, text: nombreDeReloj[value] })),
  })}
<p class="govuk-body" id="como-se-llena"><strong>Antes de vencer</strong> pide la parte del tiempo que ya pasó; si además escribe días hábiles, se avisa en lo que llegue primero. <strong>Después de vencer</strong> pide los días hábiles. <strong>Al vencer</strong> no pide nada más.</p>
${filasDeEscala.map((fila) => row(escala, attempt, fila))}
${textarea({ name: 'motivo', label: 'Motivo del cambio', rows: 3, value: attempt === null ? '' : first(attempt.body, 'motivo'), error: errorOf(attempt, 'motivo'), hint: 'Queda en la historia. No hace falta para ver antes a quién avisaría.' })}`;
}
