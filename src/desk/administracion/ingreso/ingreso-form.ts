/** The form of the rules by which staff sign in. */
import type { IngresoVisto } from '../../../actions/ingreso/read-ingreso.ts';
import { dateText } from '../../../domain/calendar/civil-text.ts';
import { rolesDeFuncionario } from '../../../domain/solicitud/actor.ts';
import { paths } from '../../../paths.ts';
import { first } from '../../../platform/http/form-body.ts';
import { button } from '../../../ui/components/button.ts';
import { checkboxes } from '../../../ui/components/checkboxes.ts';
import { dateInput } from '../../../ui/components/date-input.ts';
import { input } from '../../../ui/components/input.ts';
import { radios } from '../../../ui/components/radios.ts';
import { type Html, html } from '../../../ui/html.ts';
import {
  type AdminView,
  adminForm,
  errorIn,
  fieldIn,
  fieldOf,
  reasonField,
  typedAllIn,
  typedIn,
} from '../admin-form.ts';
import { roleWords } from '../personal/role-words.ts';

export const ingresoPurpose = 'mesa-ingreso-reglas';
export const ingresoKey = 'reglas';
const key = ingresoKey;

export type IngresoView = AdminView & { readonly visto: IngresoVisto };

function keyFields(view: IngresoView): Html {
  const { llaveDesde } = view.visto.politica;
  const part = (name: string) => (view.attempt?.key === key ? first(view.attempt.body, `desde-${name}`) : '');
  return html`${checkboxes({
    name: 'llave',
    idPrefix: fieldIn(key, 'llave'),
    legend: 'Roles que deben ingresar con una llave de acceso',
    legendSize: 's',
    hint: 'Los demás ingresan con clave y código del teléfono, o con una llave si la tienen.',
    small: true,
    values: typedAllIn(view, key, 'llave', Object.keys(llaveDesde)),
    items: rolesDeFuncionario.map((rol) => {
      const since = llaveDesde[rol];
      const { text } = roleWords[rol];
      return since === undefined
        ? { value: rol, text }
        : { value: rol, text, hint: `Se exige desde el ${dateText(since)}.` };
    }),
  })}${dateInput({
    name: 'desde',
    id: fieldIn(key, 'desde'),
    legend: 'Exigirla desde',
    legendSize: 's',
    hint: 'Para los roles que marque ahora. Hasta ese día se avisa, y se puede seguir ingresando con el código.',
    error: errorIn(view, key, 'desde-dia'),
    values: { dia: part('dia'), mes: part('mes'), anio: part('anio') },
  })}`;
}

function localFields(view: IngresoView): Html {
  const { politica } = view.visto;
  return html`${radios({
    name: 'accesoLocal',
    idPrefix: fieldIn(key, 'accesoLocal'),
    legend: 'Quién puede ingresar con el usuario y la clave de Ventanilla',
    legendSize: 's',
    small: true,
    error: errorIn(view, key, 'accesoLocal'),
    value: typedIn(view, key, 'accesoLocal', politica.accesoLocal),
    items: [
      { value: 'todos', text: 'Todo el personal' },
      {
        value: 'emergencia',
        text: 'Solo las cuentas de emergencia',
        hint: 'Los demás ingresan con la institución.',
      },
    ],
  })}${emergencyFields(view)}`;
}

function emergencyFields(view: IngresoView): Html {
  const { politica, administradores } = view.visto;
  if (administradores.length === 0)
    return html`<p class="govuk-body" id="${fieldIn(key, 'emergencia')}">Ninguna cuenta de administración tiene clave propia, así que no hay a quién dejar para una emergencia.</p>`;
  return html`${checkboxes({
    name: 'emergencia',
    idPrefix: fieldIn(key, 'emergencia'),
    legend: 'Cuentas de emergencia',
    legendSize: 's',
    hint: 'Ingresan siempre con su clave, también si el proveedor no responde.',
    small: true,
    error: errorIn(view, key, 'emergencia'),
    values: typedAllIn(view, key, 'emergencia', politica.emergencia),
    items: administradores.map(({ id, nombre, usuario }) => ({ value: id, text: `${nombre} (${usuario})` })),
  })}`;
}

function factorFields(view: IngresoView): Html {
  const { comoCodigo, comoLlave, abreCuentas } = view.visto.politica.institucional;
  return html`${input({
    ...fieldOf(view, key, 'comoCodigo'),
    label: 'Lo que vale como el código del teléfono',
    hint: 'Valores de «amr» o «acr» del proveedor, separados por espacios; por ejemplo, mfa otp. Vacío: Ventanilla pide siempre su propia segunda prueba.',
    spellcheck: false,
    value: typedIn(view, key, 'comoCodigo', comoCodigo.join(' ')),
  })}${input({
    ...fieldOf(view, key, 'comoLlave'),
    label: 'Lo que vale como una llave de acceso',
    hint: 'Por ejemplo, hwk. Escríbalo solo si el proveedor lo asegura.',
    spellcheck: false,
    value: typedIn(view, key, 'comoLlave', comoLlave.join(' ')),
  })}${checkboxes({
    name: 'abreCuentas',
    idPrefix: fieldIn(key, 'abreCuentas'),
    legend: 'Personas sin cuenta',
    legendSize: 's',
    small: true,
    values: typedAllIn(view, key, 'abreCuentas', abreCuentas ? ['si'] : []),
    items: [
      { value: 'si', text: 'Abrir una cuenta sin roles a quien la institución reconoce y Ventanilla no' },
    ],
  })}`;
}

/** What concerns the provider is shown only where there is one; its values stay as they are otherwise. */
export function ingresoForm(view: IngresoView): Html {
  const { visto, web } = view;
  const hasProvider = web.deps.institucional !== null;
  const { comoCodigo, comoLlave, abreCuentas } = visto.politica.institucional;
  const kept = html`<input type="hidden" name="accesoLocal" value="${visto.politica.accesoLocal}">${visto.politica.emergencia.map((id) => html`<input type="hidden" name="emergencia" value="${id}">`)}<input type="hidden" name="comoCodigo" value="${comoCodigo.join(' ')}"><input type="hidden" name="comoLlave" value="${comoLlave.join(' ')}">${abreCuentas && html`<input type="hidden" name="abreCuentas" value="si">`}`;
  return adminForm(view, {
    key,
    action: paths.mesa.ingreso.inicio,
    purpose: ingresoPurpose,
    version: visto.version,
    proof: true,
    content: html`${keyFields(view)}${hasProvider ? html`${localFields(view)}${factorFields(view)}` : kept}${reasonField(view, key)}`,
    submit: button({ text: 'Guardar las reglas' }),
  });
}
