/** The register beside the request: what approving would change, and the entry as it is now. */

import type { Preview } from '../actions/preview-approval.ts';
import type { RegisterNow } from '../actions/read-case-for-staff.ts';
import { dateText } from '../domain/calendar/civil-text.ts';
import {
  type EstadoRup,
  type Ficha,
  impedimentosVigentes,
  representanteVigente,
} from '../domain/registro/ficha.ts';
import type { Proceso } from '../domain/registro/proceso.ts';
import { beforeAfter } from '../ui/components/before-after.ts';
import { insetText } from '../ui/components/inset-text.ts';
import { warningText } from '../ui/components/warning-text.ts';
import { type Content, type Html, html } from '../ui/html.ts';
import { scheduleTable } from './case-schedule.ts';
import type { CaseView } from './case-view.ts';

const stateNames: { readonly [E in EstadoRup]: string } = {
  habilitado: 'Habilitado',
  'no-habilitado': 'No habilitado',
  pasivo: 'Pasivo',
};

export function changesTable(
  cambios: Extract<Preview, { clase: 'cambia' }>['cambios'],
  caption: string,
  afterText: string,
): Html {
  const changes = cambios.map(({ etiqueta, antes, ahora }) => ({
    label: etiqueta,
    ...(antes === '' ? {} : { before: antes }),
    ...(ahora === '' ? {} : { after: ahora }),
  }));
  return beforeAfter({ changes, caption, afterText });
}

/** One member after the other is told by the table of the comparison, with its boxes. */
const withoutMembers = (cambios: Extract<Preview, { clase: 'cambia' }>['cambios']) =>
  cambios.filter(({ campo }) => !/^socios?\b/.test(campo));

/** Shown before the buttons: the very change an approval would write now. */
export function casePreview({ caso: { previa, registro, socios } }: CaseView): Html | false {
  if (previa === null) return false;
  const moved =
    registro?.cambio === true &&
    warningText({
      text: 'El registro cambió después de que se presentó esta solicitud. Compare con cuidado.',
    });
  switch (previa.clase) {
    case 'cambia':
      return html`${moved}${registro !== null && registro.cronograma.length > 0 ? scheduleTable(registro.cronograma, registro.observaciones) : changesTable(socios === null ? previa.cambios : withoutMembers(previa.cambios), 'Si se aprueba, el registro cambia así', 'Quedaría')}
${previa.avisa.length > 0 && html`<p class="govuk-body">Además se avisa a ${previa.avisa.join(' y a ')}.</p>`}`;
    case 'sin-cambios':
      return insetText({
        text: previa.describe ?? 'Aprobar no cambia el registro: deja constancia de la decisión.',
      });
    case 'registro-sin-respuesta':
      return warningText({
        text: 'El registro no responde ahora: no se puede mostrar qué cambiaría ni aprobar.',
      });
    case 'sin-asiento':
      return warningText({ text: 'El registro no tiene el asiento que este trámite debe cambiar.' });
  }
}

type Row = readonly [string, Content];

const lines = (texts: readonly string[]): Content =>
  texts.length === 1
    ? (texts[0] ?? '')
    : html`<ul class="v-renglones">${texts.map((text) => html`<li>${text}</li>`)}</ul>`;

/** The entry in words; `hoy` is the civil date that says which impediments still hold. */
export function supplierRows(
  ficha: Ficha,
  { parroquia, hoy }: Pick<RegisterNow, 'parroquia' | 'hoy'>,
): readonly Row[] {
  const { direccion, telefonos, cpcs, pendientes } = ficha;
  const calle =
    direccion === null
      ? 'Sin dato'
      : [[direccion.calle, direccion.numero].filter(Boolean).join(' '), direccion.interseccion, parroquia]
          .filter(Boolean)
          .join(', ');
  const impedimentos = impedimentosVigentes(ficha, hoy);
  const rows: (Row | null)[] = [
    ['Razón social', ficha.razonSocial],
    ['Nombre comercial', ficha.nombreComercial || 'Sin dato'],
    ['Estado', `${stateNames[ficha.estado]}, desde el ${dateText(ficha.estadoDesde)}`],
    ['Dirección', calle],
    ['Correo', ficha.correo.direccion],
    ['Teléfonos', telefonos.map(({ numero }) => numero).join(', ') || 'Ninguno'],
    ['CPC', cpcs.map(({ codigo }) => codigo).join(', ') || 'Ninguno'],
    ['Representante', representanteVigente(ficha, hoy)?.nombre ?? 'Ninguno en funciones'],
    impedimentos.length === 0 ? null : ['Impedimentos', lines(impedimentos.map(({ causa }) => causa))],
    pendientes.length === 0
      ? null
      : ['Pendientes', lines(pendientes.map(({ detalle, referencia }) => `${detalle} (${referencia})`))],
  ];
  return rows.filter((row) => row !== null);
}

function processRows(proceso: Proceso): readonly Row[] {
  return [
    ['Proceso', proceso.codigo],
    ['Objeto', proceso.objeto],
    ['Tipo y fase', `${proceso.tipo}, ${proceso.fase}${proceso.suspendido ? ', suspendido' : ''}`],
    ...proceso.etapas.map(({ nombre, fechaHora }): Row => {
      const [fecha = '', hora = ''] = fechaHora.split('T');
      return [nombre, `${dateText(fecha)}, ${hora.replace(':', 'h')}`];
    }),
  ];
}

export function registerNow({ caso: { registro } }: CaseView): Html | false {
  if (registro === null) return false;
  const rows = [
    ...(registro.ficha === null ? [] : supplierRows(registro.ficha, registro)),
    ...(registro.proceso === null ? [] : processRows(registro.proceso)),
  ];
  const nothing = registro.disponible
    ? 'El registro no tiene un asiento de este titular.'
    : 'El registro no responde.';
  return html`<section aria-labelledby="registro"><h2 class="govuk-heading-m" id="registro">El registro ahora</h2>
${rows.length === 0 ? html`<p class="govuk-body">${nothing}</p>` : html`<dl class="v-hechos v-hechos--ficha">${rows.map(([key, value]) => html`<div><dt>${key}</dt><dd>${value}</dd></div>`)}</dl>`}</section>`;
}
