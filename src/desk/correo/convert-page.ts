/** A trámite filled in by an officer on the basis of a mail: prefilled with what was recognised, and with the thread's files to choose from. */
import { convertThread, filesOfThread, type PaperChoice } from '../../actions/correo-mesa/convert-thread.ts';
import { readThreadForStaff, type StaffThread } from '../../actions/correo-mesa/read-thread-for-staff.ts';
import { readFieldOptions } from '../../actions/read-field-options.ts';
import { impedimentoEnCorreo } from '../../domain/correo/quien-puede.ts';
import { bastaUnCorreo } from '../../domain/correo/recibe-por-correo.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import type { Entrada } from '../../domain/tramite/leer-datos.ts';
import { paths } from '../../paths.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import { button, buttonGroup } from '../../ui/components/button.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { form } from '../../ui/components/form.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { select } from '../../ui/components/select.ts';
import { type Html, html } from '../../ui/html.ts';
import { commandFields } from '../../web/command-fields.ts';
import { optionsAsked } from '../../web/fields/options-asked.ts';
import { applyRowButton, readAnswers, withoutEmptyRows } from '../../web/fields/read-answers.ts';
import { renderField } from '../../web/fields/render-field.ts';
import { fileSize } from '../../web/file-size.ts';
import { anchorOf, errorsByPath } from '../../web/filing/field-errors.ts';
import { seeOther } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskPage, deskRefusal } from '../desk-page.ts';
import type { Staff } from '../require-staff.ts';
import { requireStaffFor } from '../require-staff-for.ts';
import { mailPurpose } from './mail-purpose.ts';
import { requireMailReader, toMail } from './mail-staff.ts';
import { readThreadCommand } from './thread-verb.ts';

const purpose = mailPurpose('convertir');

type Target = { readonly thread: StaffThread; readonly definicion: Definicion };
type Shown = {
  readonly entrada: Entrada;
  readonly papeles: readonly PaperChoice[];
  readonly refusal: Refusal | null;
};

async function findTarget(web: Web, c: WebContext, staff: Staff): Promise<Target | Refusal> {
  const { id = '', tramite = '' } = c.req.param() as { id?: string; tramite?: string };
  const thread = await readThreadForStaff(web.deps, staff.actor, staff.session, id);
  if (isRefusal(thread)) return thread;
  const stop = impedimentoEnCorreo(staff.actor, 'convertir', thread.hilo);
  if (stop !== null) return stop;
  const definicion = web.deps.definiciones.porId(tramite)?.definicion;
  return definicion === undefined || !bastaUnCorreo(definicion)
    ? refuse('no-encontrada')
    : { thread, definicion };
}

const fieldsOf = ({ paginas }: Definicion): readonly string[] => paginas.flatMap(({ campos }) => campos);

/** What the mails already gave; of another trámite only the sender's own address helps. */
function recognised({ thread, definicion }: Target): Shown {
  const { hilo } = thread;
  const isSame = hilo.tramite === definicion.id;
  const sender = Object.entries(definicion.desdeCorreo ?? {}).flatMap(([campo, fuente]) =>
    fuente === 'remitente' ? [[campo, hilo.direccion]] : [],
  );
  return {
    entrada: { ...Object.fromEntries(sender), ...(isSame ? hilo.contenido.datos : {}) },
    papeles: isSame ? hilo.contenido.documentos.map(({ sha256, documento }) => ({ sha256, documento })) : [],
    refusal: null,
  };
}

function papers({ thread, definicion }: Target, { papeles, refusal }: Shown): Html {
  const files = filesOfThread(thread);
  const items = Object.entries(definicion.documentos).map(([clave, { etiqueta }]) => ({
    value: clave,
    text: etiqueta,
  }));
  if (items.length === 0) return html``;
  const missing = Object.keys(definicion.documentos).flatMap(
    (clave) => refusal?.errors.filter(({ path }) => path === `documento:${clave}`) ?? [],
  );
  return html`<h2 class="govuk-heading-m" id="papeles">Documentos</h2>${missing.map(({ sentence }) => html`<p class="govuk-error-message">${sentence}</p>`)}${
    files.length === 0
      ? html`<p class="govuk-body">En este hilo no llegó ningún archivo. Puede pedirlo en su respuesta.</p>`
      : files.map(({ sha256, nombre, tamanoBytes }) =>
          select({
            name: `papel:${sha256}`,
            label: html`<span class="v-correo__archivo-nombre">${nombre}</span>`,
            hint: fileSize(tamanoBytes),
            emptyText: 'No se adjunta',
            items,
            value: papeles.find((choice) => choice.sha256 === sha256)?.documento ?? '',
            error: refusal?.errors.find(({ path }) => path === `papel:${sha256}`)?.sentence,
          }),
        )
  }`;
}

function hrefOfError(definicion: Definicion, path: string): string | undefined {
  if (path.startsWith('papel:')) return `#${path}`;
  return path.startsWith('documento:') ? '#papeles' : anchorOf(definicion, path);
}

async function render(web: Web, c: WebContext, target: Target, shown: Shown): Promise<Response> {
  const { thread, definicion } = target;
  const { hilo } = thread;
  const { entrada, refusal } = shown;
  const campos = fieldsOf(definicion);
  const options = await readFieldOptions(
    web.deps,
    { clase: 'publico' },
    optionsAsked(definicion, campos, entrada, null),
  );
  const errors = refusal?.errors ?? [];
  const drawing = { options, errors: errorsByPath(errors) };
  const fields = campos.map((name) => {
    const campo = definicion.datos[name];
    return campo === undefined ? html`` : renderField(campo, name, entrada[name], drawing);
  });
  const summary =
    refusal !== null &&
    errorSummary({
      errors:
        errors.length === 0
          ? [{ text: refusal.sentence }]
          : errors.map(({ path, sentence }) => ({ text: sentence, href: hrefOfError(definicion, path) })),
      ...(errors.length > 0 && refusal.code !== 'datos-con-errores' ? { description: refusal.sentence } : {}),
    });
  const submit = button({
    text: 'Presentar la solicitud',
    attributes: { 'data-prevent-double-click': 'true' },
  });
  return deskPage(web, c, {
    title: `Convertir en solicitud: ${definicion.nombre}`,
    place: 'correo',
    status: refusal?.status ?? 200,
    errorsPresent: refusal !== null,
    scripts: ['cascada', 'buscador'],
    breadcrumbs: [
      { text: 'Correo', href: paths.mesa.correo.inicio },
      { text: hilo.referencia, href: paths.mesa.correo.hilo(hilo.id) },
      { text: 'Convertir en solicitud' },
    ],
    main: html`${summary}<h1 class="govuk-heading-l">Convertir en solicitud: ${definicion.nombre}</h1><div class="v-angosto">
${insetText({ text: html`Escriba solo lo que consta en el correo de <strong>${hilo.direccion}</strong>. La solicitud dirá que la escribió esa persona y que la ingresó usted. <strong>No se presenta como confirmada por ella.</strong>` })}
${form({
  action: paths.mesa.correo.convertir(hilo.id, definicion.id),
  csrf: tokenFor(web, c.var.visit, purpose),
  draftKey: `mesa-correo-${hilo.id}-convertir-${definicion.id}`,
  content: html`${commandFields(web, hilo)}${button({ text: 'Presentar la solicitud', classes: 'v-primero', attributes: { tabindex: '-1', 'aria-hidden': 'true' } })}${fields}${papers(target, shown)}${buttonGroup([submit, html`<a class="govuk-link" href="${paths.mesa.correo.hilo(hilo.id)}">Volver al hilo</a>`])}`,
})}</div>`,
  });
}

export async function convertPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireMailReader(web, c);
  if (staff instanceof Response) return staff;
  const target = await findTarget(web, c, staff);
  return isRefusal(target) ? deskRefusal(web, c, target, toMail) : render(web, c, target, recognised(target));
}

function paperChoices(body: FormBody): readonly PaperChoice[] {
  return [...body.keys()].flatMap((name) => {
    const sha256 = /^papel:([0-9a-f]{64})$/.exec(name)?.[1];
    const documento = first(body, name);
    return sha256 === undefined || documento === '' ? [] : [{ sha256, documento }];
  });
}

export async function sendConvert(web: Web, c: WebContext): Promise<Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return deskRefusal(web, c, body, toMail);
  const staff = await requireStaffFor(web, c, { purpose }, body);
  if (staff instanceof Response) return staff;
  const target = await findTarget(web, c, staff);
  if (isRefusal(target)) return deskRefusal(web, c, target, toMail);
  const { thread, definicion } = target;
  const accion = first(body, '_accion');
  const typed = applyRowButton(readAnswers(definicion, fieldsOf(definicion), body), accion);
  const papeles = paperChoices(body);
  const again = (refusal: Refusal | null) => render(web, c, target, { entrada: typed, papeles, refusal });
  const forged = forgery(web, c, purpose, body);
  if (forged !== null) return again(forged);
  if (accion !== '') return again(null);
  const filed = await convertThread(web.deps, staff.actor, thread, {
    ...readThreadCommand(thread.hilo.id, body),
    tramite: definicion.id,
    entrada: withoutEmptyRows(typed),
    papeles,
    agencia: web.site.agencyName,
  });
  if (isRefusal(filed)) return again(filed);
  const stays = staff.actor.unidades.includes(definicion.atiende);
  return seeOther(
    c,
    stays ? `${paths.mesa.correo.hilo(thread.hilo.id)}?hecho=convertir` : paths.mesa.correo.inicio,
  );
}
