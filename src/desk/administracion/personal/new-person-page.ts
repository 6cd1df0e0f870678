/** A new person of the staff: who they are and what they may do; the password is theirs to choose. */
import { createPersona } from '../../../actions/personal/create-persona.ts';
import { readUnidades } from '../../../actions/personal/known-units.ts';
import { isRefusal } from '../../../domain/refusals.ts';
import { paths } from '../../../paths.ts';
import { first } from '../../../platform/http/form-body.ts';
import { button } from '../../../ui/components/button.ts';
import { input } from '../../../ui/components/input.ts';
import { html } from '../../../ui/html.ts';
import type { Web, WebContext } from '../../../web/web.ts';
import { deskPage } from '../../desk-page.ts';
import { type AdminView, adminErrors, adminForm, fieldOf, reasonField, typedIn } from '../admin-form.ts';
import { receiveAdmin, withProof } from '../receive-admin.ts';
import { requireAdministrator } from '../require-administrator.ts';
import { dataFields } from './data-fields.ts';
import { showLink } from './link-page.ts';
import { rightsFields } from './rights-fields.ts';

const purpose = 'mesa-personal-nueva';
const key = 'nueva';

async function showNew(view: AdminView): Promise<Response> {
  const { web, c, attempt } = view;
  const { administracion, personal } = paths.mesa;
  const { nombres } = await readUnidades(web.deps.db);
  const user = input({
    ...fieldOf(view, key, 'usuario'),
    label: 'Usuario',
    hint: 'Con él ingresa; no se puede cambiar después. Por ejemplo: ana.perez',
    lengthMax: 60,
    width: 20,
    autocomplete: 'off',
    value: typedIn(view, key, 'usuario', ''),
  });
  return deskPage(web, c, {
    title: 'Agregar a una persona',
    place: 'administracion',
    status: attempt?.refusal.status ?? 200,
    errorsPresent: attempt !== null,
    breadcrumbs: [
      { text: 'Administración', href: administracion.inicio },
      { text: 'Personal', href: personal.inicio },
      { text: 'Agregar a una persona' },
    ],
    main: html`${adminErrors(view)}<h1 class="govuk-heading-l">Agregar a una persona</h1>
<p class="govuk-body">Al guardar verá, una sola vez, un enlace para entregarle en persona. Con él elige su clave y, al ingresar, registra su segundo paso.</p>
${adminForm(view, {
  key,
  action: personal.nueva,
  purpose,
  version: 0,
  proof: true,
  content: html`${dataFields(view, key, { nombre: '', correo: '' })}${user}${rightsFields(view, key, nombres, { roles: ['funcionario'], unidades: [] })}${reasonField(view, key)}`,
  submit: button({ text: 'Crear la cuenta' }),
})}`,
  });
}

export async function newPersonPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireAdministrator(web, c);
  return staff instanceof Response ? staff : showNew({ web, c, staff, attempt: null });
}

/** The answer is the page with the link, not a way to it: it can be seen this once. */
export async function sendNewPerson(web: Web, c: WebContext): Promise<Response> {
  const received = await receiveAdmin(web, c, purpose);
  if (received instanceof Response) return received;
  const { staff, body, refusal } = await withProof(web, c, received);
  const outcome =
    refusal ??
    (await createPersona(
      web.deps,
      { por: 'administrador', session: staff.session },
      {
        usuario: first(body, 'usuario'),
        nombre: first(body, 'nombre'),
        correo: first(body, 'correo'),
        roles: body.get('roles') ?? [],
        unidades: body.get('unidades') ?? [],
        motivo: first(body, 'motivo'),
      },
    ));
  if (isRefusal(outcome)) return showNew({ web, c, staff, attempt: { key, refusal: outcome, body } });
  return showLink(web, c, { ...outcome, nombre: first(body, 'nombre') });
}
