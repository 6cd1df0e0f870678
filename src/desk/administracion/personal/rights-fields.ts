/** Roles and units as boxes, for a new person and for one who is there. */
import { rolesDeFuncionario } from '../../../domain/solicitud/actor.ts';
import { checkboxes } from '../../../ui/components/checkboxes.ts';
import { type Html, html } from '../../../ui/html.ts';
import { type AdminView, errorIn, fieldIn, typedAllIn } from '../admin-form.ts';
import { roleWords } from './role-words.ts';

export type Rights = { readonly roles: readonly string[]; readonly unidades: readonly string[] };

export function rightsFields(view: AdminView, key: string, units: readonly string[], kept: Rights): Html {
  // A unit of the person that nobody names any more stays visible, so that it can be taken away.
  const offered = [...new Set([...units, ...kept.unidades])];
  return html`${checkboxes({
    name: 'roles',
    idPrefix: fieldIn(key, 'roles'),
    legend: 'Roles',
    legendSize: 's',
    small: true,
    error: errorIn(view, key, 'roles'),
    values: typedAllIn(view, key, 'roles', kept.roles),
    items: rolesDeFuncionario.map((value) => ({ value, ...roleWords[value] })),
  })}${checkboxes({
    name: 'unidades',
    idPrefix: fieldIn(key, 'unidades'),
    legend: 'Unidades',
    legendSize: 's',
    small: true,
    error: errorIn(view, key, 'unidades'),
    values: typedAllIn(view, key, 'unidades', kept.unidades),
    items: offered.map((value) => ({ value, text: value })),
  })}`;
}
