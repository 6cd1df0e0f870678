/** Public verification of receipts: a code opens the day, the trámite, the state and the hashes, and nothing about anybody. */
import { type VerifiedReceipt, verifyReceiptCode } from '../../actions/verify-receipt-code.ts';
import { leerCodigo } from '../../domain/recibo/codigo.ts';
import { reciboLimits as limits } from '../../domain/recibo/recibo-limits.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { button } from '../../ui/components/button.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { input } from '../../ui/components/input.ts';
import { panel } from '../../ui/components/panel.ts';
import { stateTag } from '../../ui/components/state-tag.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { type Html, html } from '../../ui/html.ts';
import { publicPage, seeOther } from '../../web/pages.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { askedOf, type HashAsked, hashComparison } from './hash-comparison.ts';

const codeField = 'codigo';
const hashField = 'huella';
const hashCharsMax = 400;

const kinds = { presentacion: 'Recibo de presentación', decision: 'Recibo de la decisión' } as const;

/** Pages of codes are for whoever holds the code, not for search engines. */
function unlisted(c: WebContext): void {
  c.header('x-robots-tag', 'noindex, nofollow');
}

function search(value: string, error: string | undefined): Html {
  return html`<search><form action="${paths.verificar}" method="get">${input({
    name: codeField,
    label: 'Código de verificación',
    hint: 'Está junto al cuadro QR del recibo: cinco grupos de cinco letras y números. Puede escribirlo sin guiones.',
    error,
    value,
    width: 30,
    autocomplete: 'off',
    spellcheck: false,
  })}${button({ text: 'Comprobar' })}</form></search>`;
}

function render(
  web: Web,
  c: WebContext,
  typed: string,
  refused: { status: number; sentence: string } | null,
): Response {
  unlisted(c);
  return publicPage(web, c, {
    title: 'Comprobar un recibo',
    status: refused?.status ?? 200,
    errorsPresent: refused !== null,
    main: html`${refused !== null && errorSummary({ errors: [{ text: refused.sentence, href: `#${codeField}` }] })}
<h1 class="govuk-heading-l">Compruebe un recibo</h1>
<p class="govuk-body">Con el código de un recibo verá si esta institución lo emitió, en qué está la solicitud y si un archivo es el que se presentó.</p>
${search(typed, refused?.sentence)}`,
  });
}

function facts({
  clase,
  referencia,
  tramite,
  presentada,
  ocurrido,
  estadoThen,
  estadoToday,
  evento,
}: VerifiedReceipt): Html {
  return summaryList({
    rows: [
      { key: 'Solicitud', value: referencia },
      { key: 'Trámite', value: tramite },
      { key: 'Presentada', value: presentada },
      ...(clase === 'decision' ? [{ key: 'Decidida', value: ocurrido }] : []),
      { key: 'Estado al emitirse', value: stateTag(estadoThen) },
      { key: 'Estado hoy', value: stateTag(estadoToday) },
      { key: 'Huella del suceso', value: html`<span class="v-huella">${evento.hash}</span>` },
    ],
  });
}

function renderFound(web: Web, c: WebContext, found: VerifiedReceipt, asked: HashAsked | null): Response {
  unlisted(c);
  return publicPage(web, c, {
    title: `Recibo ${found.codigo}`,
    scripts: ['verificar-archivo'],
    errorsPresent: asked?.match.resultado === 'ilegible',
    main: html`${asked?.match.resultado === 'ilegible' && errorSummary({ errors: [{ text: asked.match.sentence, href: `#${hashField}` }] })}
${panel({ title: 'Esta institución emitió el recibo', body: html`${kinds[found.clase]}<br>${found.codigo}` })}
<p class="govuk-body">Compare estos datos con los del papel que tiene: si no son los mismos, el papel fue alterado. Aquí no se muestran nombres ni datos personales.</p>
${facts(found)}${found.depurada ? html`<p class="govuk-body">Se cumplió el tiempo de conservación de esta solicitud y su contenido se retiró: aquí ya no se pueden comparar los archivos. El recibo que usted tiene trae sus huellas y sigue siendo válido.</p>` : hashComparison(found, asked, hashField)}
<p class="govuk-body"><a class="govuk-link" href="${paths.verificar}">Comprobar otro recibo</a></p>`,
  });
}

/** A code that can be one gets an address of its own, the one printed in the QR square. */
export function showVerification(web: Web, c: WebContext): Response {
  const typed = c.req.query(codeField)?.slice(0, limits.codigoCharsMax);
  if (typed === undefined) return render(web, c, '', null);
  const reading = leerCodigo(typed);
  return reading.ok
    ? seeOther(c, paths.verificarCodigo(reading.codigo))
    : render(web, c, typed, { status: 404, sentence: reading.sentence });
}

/** `?huella=`: a hash computed elsewhere, compared here for those without JavaScript. */
export async function showVerified(web: Web, c: WebContext, codigo: string): Promise<Response> {
  const typed = codigo.slice(0, limits.codigoCharsMax);
  const found = await verifyReceiptCode(web.deps, typed, c.var.visit.network);
  if (isRefusal(found)) return render(web, c, typed, found);
  const hash = c.req.query(hashField)?.slice(0, hashCharsMax);
  return renderFound(web, c, found, hash === undefined ? null : askedOf(found, hash));
}
