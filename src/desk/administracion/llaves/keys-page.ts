/** Authorities, revocation lists, the seal, the public log and the installation's secret: what holds and until when. */

import type { ListaDeRevocacion } from '../../../actions/ajustes/crl-lists.ts';
import { type Llaves, readLlaves } from '../../../actions/ajustes/read-llaves.ts';
import type { Receipts } from '../../../actions/receipts.ts';
import { civilDateAt } from '../../../domain/calendar/civil-date.ts';
import { dateText, instantText } from '../../../domain/calendar/civil-text.ts';
import { isRefusal } from '../../../domain/refusals.ts';
import { paths } from '../../../paths.ts';
import { summaryList } from '../../../ui/components/summary-list.ts';
import { table } from '../../../ui/components/table.ts';
import { type Tone, tag } from '../../../ui/components/tag.ts';
import { warningText } from '../../../ui/components/warning-text.ts';
import { type Html, html } from '../../../ui/html.ts';
import type { Web, WebContext } from '../../../web/web.ts';
import { deskPage, deskRefusal } from '../../desk-page.ts';
import { requireAdministrator } from '../require-administrator.ts';

type State = ListaDeRevocacion['vigencia'];
const states: { readonly [S in State]: { readonly text: string; readonly tone: Tone } } = {
  vigente: { text: 'Vigente', tone: 'green' },
  'por-vencer': { text: 'Por vencer', tone: 'yellow' },
  vencida: { text: 'Vencida', tone: 'red' },
  'todavia-no': { text: 'Todavía no rige', tone: 'grey' },
  'sin-comprobar': { text: 'Sin comprobar', tone: 'grey' },
};
const stateTag = (state: State) => tag(states[state]);

/** In fours, so that two people can compare it aloud. */
const inFours = (hex: string) =>
  html`<code class="v-huella">${hex.match(/.{1,4}/g)?.join(' ') ?? hex}</code>`;

const day = (ms: number, { zone }: Llaves) => dateText(civilDateAt(ms, zone));

function anchorsPart(llaves: Llaves): Html {
  const { anclas, problemas, hayArchivoDeAnclas } = llaves;
  if (!hayArchivoDeAnclas)
    return html`<p class="govuk-body">No hay un archivo de autoridades (TRUST_ANCHORS): cada firma la comprueba una persona.</p>`;
  return html`${problemas.length > 0 && html`<ul class="govuk-list govuk-list--bullet">${problemas.map((one) => html`<li>${one}</li>`)}</ul>`}${
    anclas.length > 0 &&
    table({
      caption: 'Autoridades en las que se confía',
      captionHidden: true,
      narrow: 'cards',
      firstCellIsHeader: true,
      head: [{ text: 'Autoridad' }, { text: 'Vigencia' }, { text: 'Estado' }, { text: 'Huella SHA-256' }],
      rows: anclas.map((one) => [
        html`${one.nombre}${one.emisor !== one.nombre && html`<br><span class="govuk-hint">Emitida por ${one.emisor}</span>`}`,
        `${day(one.desdeMs, llaves)} a ${day(one.hastaMs, llaves)}`,
        stateTag(one.vigencia),
        inFours(one.huella),
      ]),
    })
  }`;
}

function listsPart(llaves: Llaves): Html {
  const { listas } = llaves;
  if (listas === null)
    return html`<p class="govuk-body">No hay carpeta de listas (CRL_DIR): de los certificados revocados no se sabe.</p>`;
  if (listas.length === 0)
    return html`<p class="govuk-body">La carpeta de CRL_DIR está vacía: de los certificados revocados no se sabe.</p>`;
  return table({
    caption: 'Listas de certificados revocados',
    captionHidden: true,
    narrow: 'cards',
    firstCellIsHeader: true,
    head: [{ text: 'Archivo' }, { text: 'Guardada' }, { text: 'Sirve hasta' }, { text: 'Estado' }],
    rows: listas.map(({ archivo, guardadaMs, hastaMs, vigencia }) => [
      archivo,
      instantText(guardadaMs, llaves.zone),
      hastaMs === null ? 'No se sabe' : instantText(hastaMs, llaves.zone),
      stateTag(vigencia),
    ]),
  });
}

function sealPart(llaves: Llaves): Html {
  const { sello } = llaves;
  if (sello === null)
    return html`<p class="govuk-body">Los recibos salen sin firma: falta RECEIPT_KEY_FILE o RECEIPT_CERT_FILE.</p>`;
  return summaryList({
    rows: [
      {
        key: 'Firma',
        value: html`${sello.nombre}${sello.deDemostracion && html` ${tag({ text: 'De demostración', tone: 'grey' })}`}`,
      },
      { key: 'Vigencia', value: `${day(sello.desdeMs, llaves)} a ${day(sello.hastaMs, llaves)}` },
      { key: 'Estado', value: stateTag(sello.vigencia) },
    ],
  });
}

function logPart({ registro: { clave, tamano, epocas } }: Llaves): Html {
  return summaryList({
    rows: [
      {
        key: 'Clave para comprobar',
        value: clave === null ? 'No está a la vista aquí' : html`<code class="v-huella">${clave}</code>`,
      },
      {
        key: 'Hojas publicadas',
        value: tamano === null ? 'Todavía ninguna' : tamano.toLocaleString('es-EC'),
      },
      {
        key: 'Épocas declaradas',
        value: epocas === 0 ? 'Ninguna: es el registro del comienzo' : String(epocas),
      },
    ],
  });
}

export async function keysPage(web: Web, c: WebContext, receipts: Receipts): Promise<Response> {
  const staff = requireAdministrator(web, c);
  if (staff instanceof Response) return staff;
  const { seal, verifierKey } = receipts;
  const { secretKey, dataDir } = web.config;
  const installed = { seal, verifierKey, secretFolder: secretKey === undefined ? dataDir : null };
  const llaves = await readLlaves(web.deps, staff.actor, installed);
  const back = { text: 'Volver a administración', href: paths.mesa.administracion.inicio };
  if (isRefusal(llaves)) return deskRefusal(web, c, llaves, back);
  const { desdeMs } = llaves.secreto;
  return deskPage(web, c, {
    title: 'Autoridades y llaves',
    place: 'administracion',
    breadcrumbs: [
      { text: 'Administración', href: paths.mesa.administracion.inicio },
      { text: 'Autoridades y llaves' },
    ],
    main: html`<h1 class="govuk-heading-l">Autoridades y llaves</h1>
<p class="govuk-body">En qué confía el servicio y con qué firma. Los archivos los cambia quien opera el servicio; rigen desde que se reinicia. Aquí no se muestra nada secreto.</p>
${llaves.avisos.map((text) => warningText({ text }))}
<h2 class="govuk-heading-m">Autoridades de firma</h2>${anchorsPart(llaves)}
<h2 class="govuk-heading-m">Certificados revocados</h2>${listsPart(llaves)}
<h2 class="govuk-heading-m">Firma de los recibos</h2>${sealPart(llaves)}
<h2 class="govuk-heading-m">Registro público</h2>${logPart(llaves)}
<h2 class="govuk-heading-m">Secreto de la instalación</h2>
<p class="govuk-body">${desdeMs === null ? 'Lo da la configuración (SECRET_KEY), o su archivo no está a la vista: su edad no se sabe aquí.' : `Está en la carpeta de datos desde el ${day(desdeMs, llaves)}.`} De él salen las llaves de sesiones, formularios, enlaces y registro público. Cambiarlo cierra todas las sesiones y cambia la clave del registro público: no se hace sin la guía de operación.</p>`,
  });
}
