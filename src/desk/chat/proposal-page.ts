/** A trámite proposed with answers already written: the agent fills in what was said, the person reads and confirms it. */
import { readConversation } from '../../actions/chat/find-conversation.ts';
import { proposeTramite } from '../../actions/chat/propose-tramite.ts';
import { readFieldOptions } from '../../actions/read-field-options.ts';
import { impedimentoEnConversacion } from '../../domain/chat/ciclo.ts';
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import { type FieldError, isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Actor } from '../../domain/solicitud/actor.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import type { Entrada } from '../../domain/tramite/leer-datos.ts';
import { seOfrece } from '../../domain/tramite/resultados.ts';
import { paths } from '../../paths.ts';
import { first } from '../../platform/http/form-body.ts';
import { button } from '../../ui/components/button.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { form } from '../../ui/components/form.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { type Html, html } from '../../ui/html.ts';
import { optionsAsked } from '../../web/fields/options-asked.ts';
import {
  applyRowButton,
  readAnswers,
  unansweredSearch,
  withoutEmptyRows,
} from '../../web/fields/read-answers.ts';
import { renderField } from '../../web/fields/render-field.ts';
import { anchorOf, errorsByPath } from '../../web/filing/field-errors.ts';
import { type Search, searchAsked } from '../../web/filing/inner-buttons.ts';
import { seeOther } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskPage, deskRefusal } from '../desk-page.ts';
import { requireStaff, type Staff } from '../require-staff.ts';
import { requireStaffFor } from '../require-staff-for.ts';
import { chatPurpose } from './chat-purpose.ts';
import { attends, toStart } from './chat-staff.ts';
import { whoOf } from './inbox-lists.ts';

const purpose = chatPurpose('proponer-respuestas');
const keyBytes = 16;

type Target = { readonly conversacion: Conversacion; readonly definicion: Definicion };
type Shown = {
  readonly entrada: Entrada;
  readonly errors: readonly FieldError[];
  readonly search: Search | null;
  readonly status: number;
};

/** What only the person can answer, with a code they receive, is left to them. */
function fillable({ paginas, datos }: Definicion): readonly string[] {
  return paginas
    .flatMap(({ campos }) => campos)
    .filter((campo) => {
      const tipo = datos[campo]?.tipo;
      return tipo !== undefined && tipo !== 'codigoAlRegistrado';
    });
}

async function findTarget(web: Web, c: WebContext, { actor }: Staff): Promise<Target | Refusal> {
  const { id = '', tramite = '' } = c.req.param() as { id?: string; tramite?: string };
  const quien = { clase: 'agente', actor } as const;
  const conversacion = await readConversation(web.deps, quien, id);
  if (isRefusal(conversacion)) return conversacion;
  const stop = impedimentoEnConversacion(quien, 'proponer', conversacion);
  if (stop !== null) return stop;
  const definicion = web.deps.definiciones.porId(tramite)?.definicion;
  if (definicion === undefined || !seOfrece(definicion)) return refuse('no-encontrada');
  return { conversacion, definicion };
}

/** The options of the person's own entry, where they signed in; an agent has none. */
function optionsFor({ persona }: Conversacion): Actor {
  return persona === null ? { clase: 'publico' } : persona;
}

function intro({ conversacion }: Target): Html {
  const text = html`Escriba solo lo que la persona ya le dijo. <strong>Nada se presenta sin ella</strong>: verá cada respuesta, podrá cambiarla y decide si lo presenta. Queda anotado que usted lo propuso y que ella lo confirmó.`;
  const unknown =
    conversacion.persona === null &&
    html`<p class="govuk-body">La persona no se ha identificado. Para confirmar deberá ingresar con su cuenta.</p>`;
  return html`${insetText({ text })}${unknown}`;
}

async function render(web: Web, c: WebContext, target: Target, shown: Shown): Promise<Response> {
  const { conversacion, definicion } = target;
  const { entrada, errors, search } = shown;
  const { id } = conversacion;
  const campos = fillable(definicion);
  const options = await readFieldOptions(
    web.deps,
    optionsFor(conversacion),
    optionsAsked(definicion, campos, entrada, search),
  );
  const drawing = { options, errors: errorsByPath(errors) };
  const fields = campos.map((name) => {
    const campo = definicion.datos[name];
    return campo === undefined ? html`` : renderField(campo, name, entrada[name], drawing);
  });
  const here = paths.mesa.chat.propuesta(id, definicion.id);
  return deskPage(web, c, {
    title: `Proponer: ${definicion.nombre}`,
    place: 'chat',
    status: shown.status,
    errorsPresent: errors.length > 0,
    scripts: ['cascada', 'buscador'],
    breadcrumbs: [
      { text: 'Chat', href: paths.mesa.chat.inicio },
      { text: whoOf(conversacion), href: paths.mesa.chat.conversacion(id) },
      { text: 'Proponer un trámite' },
    ],
    main: html`${errors.length > 0 && errorSummary({ errors: errors.map(({ path, sentence }) => ({ text: sentence, href: anchorOf(definicion, path) })) })}
<h1 class="govuk-heading-l">Proponer: ${definicion.nombre}</h1>${intro(target)}<div class="v-angosto">${form({
      action: here,
      csrf: tokenFor(web, c.var.visit, purpose),
      draftKey: `mesa-chat-${id}-proponer-${definicion.id}`,
      content: html`<input type="hidden" name="cliente" value="${web.deps.ids.randomToken(keyBytes)}">${button({ text: 'Proponer a la persona', classes: 'v-primero', attributes: { tabindex: '-1', 'aria-hidden': 'true' } })}${fields}${button({ text: 'Proponer a la persona' })} <a class="govuk-link" href="${paths.mesa.chat.conversacion(id)}">Volver sin proponer</a>`,
    })}</div>`,
  });
}

export async function proposalPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireStaff(c);
  if (staff instanceof Response) return staff;
  if (!attends(staff.actor)) return toStart(web, c);
  const target = await findTarget(web, c, staff);
  if (isRefusal(target))
    return deskRefusal(web, c, target, { text: 'Ir a la bandeja', href: paths.mesa.chat.inicio });
  return render(web, c, target, { entrada: {}, errors: [], search: null, status: 200 });
}

const isEmpty = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.trim() === ''
    : Array.isArray(value)
      ? value.length === 0
      : value === undefined;

/** Only what was written goes along. */
function written(entrada: Entrada): Entrada {
  return Object.fromEntries(Object.entries(withoutEmptyRows(entrada)).filter(([, value]) => !isEmpty(value)));
}

export async function sendProposal(web: Web, c: WebContext): Promise<Response> {
  const body = await readForm(c);
  const toInbox = { text: 'Ir a la bandeja', href: paths.mesa.chat.inicio };
  if (isRefusal(body)) return deskRefusal(web, c, body, toInbox);
  const staff = await requireStaffFor(web, c, { purpose }, body);
  if (staff instanceof Response) return staff;
  if (!attends(staff.actor)) return toStart(web, c);
  const target = await findTarget(web, c, staff);
  if (isRefusal(target)) return deskRefusal(web, c, target, toInbox);
  const { conversacion, definicion } = target;
  const campos = fillable(definicion);
  const accion = first(body, '_accion');
  const typed = applyRowButton(readAnswers(definicion, campos, body), accion);
  const again = (errors: readonly FieldError[], status: number, search: Search | null = null) =>
    render(web, c, target, { entrada: typed, errors, search, status });
  const forged = forgery(web, c, purpose, body);
  if (forged !== null) return again([{ path: '', sentence: forged.sentence }], forged.status);
  const looked = accion === '' ? unansweredSearch(definicion, campos, body) : accion;
  if (looked !== null) {
    const [verb, campo] = looked.split(':');
    const search = verb === 'buscar' ? searchAsked(campo, first(body, `${campo}_buscar`)) : null;
    return again([], 200, search);
  }
  const entrada = written(typed);
  if (Object.keys(entrada).length === 0)
    return again(
      [
        {
          path: campos[0] ?? '',
          sentence: 'Escriba al menos una respuesta, o proponga el trámite sin respuestas.',
        },
      ],
      422,
    );
  const proposed = await proposeTramite(web.deps, staff.actor, {
    id: conversacion.id,
    cliente: first(body, 'cliente'),
    tramite: definicion.id,
    entrada,
  });
  if (isRefusal(proposed))
    return again(
      proposed.errors.length > 0 ? proposed.errors : [{ path: '', sentence: proposed.sentence }],
      proposed.status,
    );
  return seeOther(c, `${paths.mesa.chat.conversacion(conversacion.id)}?hecho=proponer`);
}
