/** The form of a contracting entity's answer, and the page that shows it once more before it is sent. */
import { answerFields, type EntityAnswer } from '../../actions/check-entity-answer.ts';
import type { RequerimientoView } from '../../actions/read-requerimiento.ts';
import { limits } from '../../domain/limits.ts';
import type { FieldError } from '../../domain/refusals.ts';
import type { Requerimiento } from '../../domain/tramite/definicion.ts';
import type { Adjunto } from '../../domain/tramite/documento.ts';
import { documentoDeEntidad } from '../../domain/tramite/documento-de.ts';
import { paths } from '../../paths.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import { button, buttonGroup } from '../../ui/components/button.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { fileList } from '../../ui/components/file-list.ts';
import { fileUpload } from '../../ui/components/file-upload.ts';
import { form } from '../../ui/components/form.ts';
import { radios } from '../../ui/components/radios.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { countedTextarea } from '../../ui/components/textarea.ts';
import { type Html, html } from '../../ui/html.ts';
import { fileSize } from '../../web/file-size.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { paragraphs } from './case-history.ts';
import { keepFile, keptField } from './correction-form.ts';

export const answerPurpose = 'requerimiento';
export const keyField = 'llave';
const keyBytes = 16;

/** Binds files kept between two sendings to this requerimiento. */
export const ownerOf = ({ requerimiento }: RequerimientoView): string => `requerimiento|${requerimiento.id}`;

/** What is written in the form. */
export type Written = {
  readonly answer: EntityAnswer;
  readonly parts: { readonly dia: string; readonly mes: string; readonly anio: string };
  readonly adjuntos: readonly Adjunto[];
  readonly llave: string;
};

export function emptyForm({ deps }: Web): Written {
  return {
    answer: { respuesta: '', fecha: '', explicacion: '' },
    parts: { dia: '', mes: '', anio: '' },
    adjuntos: [],
    llave: deps.ids.randomToken(keyBytes),
  };
}

export function readWritten(body: FormBody, adjuntos: readonly Adjunto[]): Written {
  const { respuesta, fecha, explicacion } = answerFields;
  const part = (name: string) => first(body, `${fecha}-${name}`).trim();
  const parts = { dia: part('dia'), mes: part('mes'), anio: part('anio') };
  const isDate = Object.values(parts).some((one) => one !== '');
  return {
    answer: {
      respuesta: first(body, respuesta),
      fecha: isDate ? `${parts.dia}/${parts.mes}/${parts.anio}` : '',
      explicacion: first(body, explicacion),
    },
    parts,
    adjuntos,
    llave: first(body, keyField),
  };
}

const needs: { readonly [E in Requerimiento['respuestas'][string]['exige']]: string } = {
  documento: 'Adjunte más abajo el documento que lo prueba.',
  fecha: 'Escriba más abajo la fecha.',
  explicacion: 'Explique más abajo por qué.',
};

function carried(web: Web, view: RequerimientoView, { adjuntos, llave }: Written): Html {
  return html`<input type="hidden" name="${keyField}" value="${llave}">${adjuntos.map((a) => html`<input type="hidden" name="${keptField}" value="${keepFile(web, ownerOf(view), a)}">`)}`;
}

function papers({ adjuntos }: Written, error: string | undefined): Html {
  const formats = documentoDeEntidad.formatos.map((f) => f.toUpperCase()).join(', ');
  return html`${fileUpload({
    name: answerFields.papel,
    label: 'Documentos que lo prueban',
    labelSize: 's',
    hint: `Por ejemplo el comprobante de la transferencia, la observación de control previo o el certificado de falta de liquidez. ${formats}, hasta ${documentoDeEntidad.maximo} archivos de ${fileSize(limits.fileSizeBytesMax)} cada uno.`,
    error,
    multiple: true,
    accept: documentoDeEntidad.formatos.map((f) => `.${f}`).join(','),
  })}${fileList({
    name: answerFields.papel,
    canRemove: true,
    files: adjuntos.map(({ id, nombre, tamanoBytes }) => ({ id, name: nombre, size: fileSize(tamanoBytes) })),
  })}`;
}

export function answerForm(
  web: Web,
  c: WebContext,
  token: string,
  view: RequerimientoView,
  written: Written,
  errors: readonly FieldError[],
): Html {
  const at = (path: string) => errors.find((error) => error.path === path)?.sentence;
  const { respuestas } = view.definicion.requerimiento;
  const { respuesta, fecha, explicacion, papel } = answerFields;
  return form({
    action: paths.requerimiento(token),
    csrf: tokenFor(web, c.var.visit, answerPurpose),
    hasFiles: true,
    content: html`${carried(web, view, written)}${button({ text: 'Revisar la respuesta', classes: 'v-primero', attributes: { tabindex: '-1', 'aria-hidden': 'true' } })}
${radios({
  name: respuesta,
  legend: '¿Qué responde la entidad?',
  legendSize: 'm',
  items: Object.entries(respuestas).map(([value, { etiqueta, exige }]) => ({
    value,
    text: etiqueta,
    hint: needs[exige],
  })),
  value: written.answer.respuesta,
  error: at(respuesta),
})}
${dateInput({ name: fecha, legend: 'Fecha en que pagará, si ofrece una', legendSize: 's', hint: 'Por ejemplo 15 12 2026.', values: written.parts, error: at(fecha) })}
${countedTextarea({ name: explicacion, label: 'Explicación', labelSize: 's', rows: 6, lengthMax: limits.messageCharsMax, thresholdPercent: 75, value: written.answer.explicacion, error: at(explicacion) })}
${papers(written, at(papel))}${button({ text: 'Revisar la respuesta' })}`,
  });
}

/** The answer as it will be sent, with the two buttons. */
export function answerReview(
  web: Web,
  c: WebContext,
  token: string,
  view: RequerimientoView,
  written: Written,
): Html {
  const { answer, parts, adjuntos } = written;
  const kind = view.definicion.requerimiento.respuestas[answer.respuesta];
  const hidden = [
    [answerFields.respuesta, answer.respuesta],
    [answerFields.explicacion, answer.explicacion],
    ...Object.entries(parts).map(([name, value]) => [`${answerFields.fecha}-${name}`, value]),
  ] as const;
  return html`${summaryList({
    rows: [
      { key: 'Respuesta', value: kind?.etiqueta ?? '' },
      ...(kind?.exige === 'fecha' ? [{ key: 'Fecha', value: answer.fecha }] : []),
      ...(answer.explicacion.trim() === ''
        ? []
        : [{ key: 'Explicación', value: paragraphs(answer.explicacion) }]),
      ...adjuntos.map(({ nombre, tamanoBytes }) => ({
        key: 'Documento',
        value: html`${nombre} <span class="govuk-hint">${fileSize(tamanoBytes)}</span>`,
      })),
    ],
  })}
<p class="govuk-body">La leerán la institución y quien denuncia. Después de enviarla no se puede cambiar.</p>
${form({
  action: paths.requerimiento(token),
  csrf: tokenFor(web, c.var.visit, answerPurpose),
  content: html`${carried(web, view, written)}${hidden.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${buttonGroup([
  button({ text: 'Enviar la respuesta', name: '_accion', value: 'enviar', preventDoubleClick: true }),
  button({ text: 'Corregir', name: '_accion', value: 'corregir', variant: 'secondary' }),
])}`,
})}`;
}
