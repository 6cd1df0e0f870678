/** Name and address of somebody of the staff. */
import { input } from '../../../ui/components/input.ts';
import { type Html, html } from '../../../ui/html.ts';
import { type AdminView, fieldOf, typedIn } from '../admin-form.ts';

export function dataFields(
  view: AdminView,
  key: string,
  kept: { readonly nombre: string; readonly correo: string | null },
): Html {
  return html`${input({
    ...fieldOf(view, key, 'nombre'),
    label: 'Nombre',
    lengthMax: 120,
    autocomplete: 'off',
    value: typedIn(view, key, 'nombre', kept.nombre),
  })}${input({
    ...fieldOf(view, key, 'correo'),
    label: 'Correo institucional',
    hint: 'Ahí se le avisa de cada cambio de su cuenta.',
    type: 'email',
    lengthMax: 254,
    autocomplete: 'off',
    value: typedIn(view, key, 'correo', kept.correo ?? ''),
  })}`;
}
