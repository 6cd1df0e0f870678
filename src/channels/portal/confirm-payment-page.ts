/** Whoever says not to be paid tells how it went: paid, which closes the case, or not, which goes to whoever handles it. */
import type { Command } from '../../actions/change-solicitud.ts';
import { confirmPayment } from '../../actions/confirm-payment.ts';
import { readCase } from '../../actions/read-case.ts';
import { readRequerimiento } from '../../actions/read-requerimiento.ts';
import { readRequerimientoAttachment } from '../../actions/read-requerimiento-attachment.ts';
import { writeMessage } from '../../actions/write-message.ts';
import { limits } from '../../domain/limits.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Actor } from '../../domain/solicitud/actor.ts';
import type { RequerimientoDeCaso } from '../../domain/solicitud/solicitud.ts';
import { paths } from '../../paths.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import { button } from '../../ui/components/button.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { form } from '../../ui/components/form.ts';
import { radios } from '../../ui/components/radios.ts';
import { countedTextarea } from '../../ui/components/textarea.ts';
import { type Html, html } from '../../ui/html.ts';
import { commandFields, readCommand } from '../../web/command-fields.ts';
import { sendDownload } from '../../web/download.ts';
import { publicPage, seeOther } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import { requireFiler, requireFilerFor } from '../../web/require-filer.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { backToOwn } from './case-page.ts';
import { entityAnswer } from './requerimiento-facts.ts';

const purpose = 'confirmar-pago';
const answerField = 'pagaron';
const wordsField = 'texto';
const unpaid = 'No me han pagado.';

/** The question as it is put, signed in or by the link of a letter. */
type Question = {
  readonly actor: Actor;
  readonly referencia: string;
  readonly version: number;
  readonly requerimiento: RequerimientoDeCaso;
  /** What the entity answered, ready to show. */
  readonly answer: Html;
  readonly action: string;
  /** Where to go afterwards. */
  readonly next: string;
  /** Whether the case still waits for it. */
  readonly isOpen: boolean;
  /** Of a case that is over. */
  readonly closedWords: string;
};

const attended = 'Gracias por avisarnos.';
const over =
  'El caso está cerrado. Si no está de acuerdo, responda al mensaje que recibió o presente otra denuncia.';

function questions(web: Web, c: WebContext, q: Question, body: FormBody, errors: Refusal['errors']): Html {
  const at = (path: string) => errors.find((error) => error.path === path)?.sentence;
  return form({
    action: q.action,
    csrf: tokenFor(web, c.var.visit, purpose),
    content: html`${commandFields(web, q)}${radios({
      name: answerField,
      legend: '¿Ya le pagaron?',
      legendSize: 'm',
      items: [
        { value: 'si', text: 'Sí, ya me pagaron', hint: 'El caso se cierra.' },
        { value: 'no', text: 'No me han pagado', hint: 'Quien atiende su caso lo leerá.' },
      ],
      value: first(body, answerField),
      error: at(answerField),
    })}${countedTextarea({
      name: wordsField,
      label: '¿Quiere decirnos algo más? (opcional)',
      labelSize: 's',
      hint: 'Por ejemplo, si le pagaron solo una parte.',
      rows: 4,
      lengthMax: limits.messageCharsMax,
      thresholdPercent: 75,
      value: first(body, wordsField),
      error: at(wordsField),
    })}${button({ text: 'Enviar', preventDoubleClick: true })}`,
  });
}

function render(
  web: Web,
  c: WebContext,
  q: Question,
  refusal: Refusal | null,
  body: FormBody = new Map(),
): Response {
  const found = refusal === null ? [] : refusal.errors;
  const links =
    found.length > 0
      ? found.map(({ path, sentence }) => ({ text: sentence, href: `#${path}` }))
      : refusal === null
        ? []
        : [{ text: refusal.sentence }];
  const { entidad } = q.requerimiento;
  return publicPage(web, c, {
    title: '¿Ya le pagaron?',
    status: refusal?.status ?? 200,
    errorsPresent: links.length > 0,
    hasForm: true,
    ...(q.next === q.action ? {} : { backHref: q.next }),
    main: html`${links.length > 0 && errorSummary({ errors: links })}
<span class="govuk-caption-l">${q.referencia}</span><h1 class="govuk-heading-l">Su pago de ${entidad.nombre}</h1>
${q.answer}${c.req.query('hecho') === 'aviso' && q.isOpen && html`<p class="govuk-body-l">Recibimos su aviso. Quien atiende su caso ya lo puede leer.</p>`}
${q.isOpen ? questions(web, c, q, body, found) : html`<p class="govuk-body-l">${q.closedWords}</p>`}`,
  });
}

/** Does what the form says. */
async function act(web: Web, q: Question, body: FormBody): Promise<Refusal | 'pagado' | 'impago'> {
  const command: Command = readCommand(q.referencia, body);
  const answer = first(body, answerField);
  if (answer !== 'si' && answer !== 'no') {
    const sentence = 'Elija una de las dos respuestas.';
    return refuse('datos-con-errores', { errors: [{ path: answerField, sentence }] });
  }
  if (answer === 'si') {
    const closed = await confirmPayment(web.deps, q.actor, command);
    return isRefusal(closed) ? closed : 'pagado';
  }
  const words = first(body, wordsField).trim();
  const texto = words === '' ? unpaid : `${unpaid}\n\n${words}`;
  const written = await writeMessage(web.deps, q.actor, { ...command, texto });
  return isRefusal(written) ? written : 'impago';
}

async function send(web: Web, c: WebContext, q: Question, body: FormBody): Promise<Response> {
  const outcome = forgery(web, c, purpose, body) ?? (await act(web, q, body));
  if (isRefusal(outcome)) return render(web, c, q, outcome, body);
  return seeOther(c, outcome === 'impago' && q.next === q.action ? `${q.next}?hecho=aviso` : q.next);
}

async function own(web: Web, actor: Actor, referencia: string): Promise<Question | Refusal> {
  if (actor.clase !== 'proveedor' && actor.clase !== 'entidad') return refuse('sin-permiso');
  const view = await readCase(web.deps, actor, referencia);
  if (isRefusal(view)) return view;
  const { solicitud, puede, zone } = view;
  const { requerimiento, version, adjuntos } = solicitud;
  if (requerimiento === undefined) return refuse('transicion-imposible');
  return {
    actor,
    referencia,
    version,
    requerimiento,
    answer: entityAnswer(requerimiento, adjuntos, zone, (id) => paths.adjunto(referencia, id)),
    action: paths.confirmarPago(referencia),
    next: paths.solicitud(referencia),
    isOpen: puede.has('confirmar-pago'),
    closedWords: over,
  };
}

async function byLink(web: Web, c: WebContext, token: string): Promise<Question | Refusal> {
  const view = await readRequerimiento(web.deps, c.var.visit.actor, 'titular', token);
  if (isRefusal(view)) return view;
  const { actor, referencia, version, estado, requerimiento, adjuntos, zone, puede } = view;
  return {
    actor,
    referencia,
    version,
    requerimiento,
    answer: entityAnswer(
      requerimiento,
      adjuntos,
      zone,
      puede.has('escribir') ? (id) => paths.adjuntoDeEntidad(token, id) : null,
    ),
    action: paths.confirmarPagoCon(token),
    next: paths.confirmarPagoCon(token),
    isOpen: puede.has('confirmar-pago'),
    closedWords: estado === 'aprobada' ? `${attended} ${over}` : over,
  };
}

export async function showConfirmPayment(web: Web, c: WebContext, referencia: string): Promise<Response> {
  const actor = requireFiler(c);
  if (actor instanceof Response) return actor;
  const q = await own(web, actor, referencia);
  return isRefusal(q) ? refusalPage(web, c, q, backToOwn) : render(web, c, q, null);
}

export async function sendConfirmPayment(web: Web, c: WebContext, referencia: string): Promise<Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return refusalPage(web, c, body, backToOwn);
  const actor = requireFilerFor(web, c, { purpose }, body);
  if (actor instanceof Response) return actor;
  const q = await own(web, actor, referencia);
  return isRefusal(q) ? refusalPage(web, c, q, backToOwn) : send(web, c, q, body);
}

export async function showConfirmPaymentByLink(web: Web, c: WebContext, token: string): Promise<Response> {
  const q = await byLink(web, c, token);
  return isRefusal(q) ? refusalPage(web, c, q) : render(web, c, q, null);
}

/** Downloads a file of the entity's answer. */
export async function downloadOfEntity(
  web: Web,
  c: WebContext,
  token: string,
  id: string,
): Promise<Response> {
  const found = await readRequerimientoAttachment(web.deps, token, id);
  if (isRefusal(found)) return refusalPage(web, c, found);
  return sendDownload(c, { ...found.adjunto, contenido: found.contenido });
}

export async function sendConfirmPaymentByLink(web: Web, c: WebContext, token: string): Promise<Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return refusalPage(web, c, body);
  const q = await byLink(web, c, token);
  return isRefusal(q) ? refusalPage(web, c, q) : send(web, c, q, body);
}
