/** Changes of state as sentences, for whoever reads: the quiet lines between what is said. */
import { civilMinuteAt } from '../../domain/calendar/civil-date.ts';
import { hourText, longDateText } from '../../domain/calendar/civil-text.ts';
import { zoneGuayaquil } from '../../domain/calendar/zone.ts';
import type { Linea } from '../../domain/chat/linea.ts';
import { motivosDeCierre, motivosDeConversion, motivosDeDevolucion } from '../../domain/chat/motivos.ts';
import { paths } from '../../paths.ts';
import { type Content, html } from '../../ui/html.ts';
import type { LineView } from './line-view.ts';

/** «el martes 24 de noviembre de 2026, a las 10h00»: the moment a promise ends. */
export function promiseText(venceMs: number): string {
  const { date, minute } = civilMinuteAt(venceMs, zoneGuayaquil);
  return `el ${longDateText(date)}, a las ${hourText(minute)}`;
}

type Convertida = Extract<Linea, { clase: 'convertida' }>['contenido'];

function converted(contenido: NonNullable<Convertida>, isPerson: boolean): Content {
  const { motivo, referencia, promesaVenceMs } = contenido;
  if (!isPerson)
    return html`Pasó a seguir por escrito, con la referencia <a class="govuk-link" href="${paths.mesa.solicitud(referencia)}">${referencia}</a>. ${motivosDeConversion[motivo]}`;
  const until =
    promesaVenceMs === null ? '' : ` Le responderemos aquí, a más tardar ${promiseText(promesaVenceMs)}.`;
  return html`${motivosDeConversion[motivo]} Su consulta continúa por escrito en esta misma conversación, con la referencia <strong class="v-linea__referencia">${referencia}</strong>.${until}`;
}

function closing(linea: Linea, isPerson: boolean): Content | null {
  if (linea.contenido === null) return null;
  if (linea.clase === 'suprimida')
    return `Se retiró el contenido de la línea ${linea.contenido.linea}. Motivo: ${linea.contenido.motivo}`;
  if (linea.clase !== 'cerrada') return null;
  const { motivo } = linea.contenido;
  if (motivo === 'la-persona-termino' && isPerson) return 'Usted terminó la conversación.';
  if (motivo === 'sin-respuesta' && isPerson)
    return 'La conversación terminó porque no hubo más mensajes suyos.';
  return `La conversación terminó. ${motivosDeCierre[motivo]}`;
}

function turns(linea: Linea, isPerson: boolean): Content | null {
  if (linea.contenido === null) return null;
  switch (linea.clase) {
    case 'persona-pedida':
      return isPerson
        ? `Pidió hablar con una persona. Está en la fila de ${linea.contenido.unidad}.`
        : 'Pidió hablar con una persona.';
    case 'fila-dejada':
      return isPerson ? 'Dejó la fila y sigue con el asistente.' : 'Dejó la fila y siguió con el asistente.';
    case 'tomada':
      return isPerson
        ? html`<strong>${linea.contenido.nombre}</strong> le atiende desde ahora.`
        : `${linea.contenido.nombre} tomó la conversación.`;
    case 'pasada': {
      const { nombre } = linea.contenido;
      if (nombre === null)
        return isPerson ? 'Su conversación volvió a la fila, delante de las nuevas.' : 'Volvió a la fila.';
      return isPerson
        ? html`Desde ahora le atiende <strong>${nombre}</strong>, que ya puede leer lo anterior.`
        : `Pasó a ${nombre}.`;
    }
    case 'devuelta':
      return motivosDeDevolucion[linea.contenido.motivo];
    default:
      return null;
  }
}

function identity(linea: Linea, isPerson: boolean): Content | null {
  if (linea.contenido === null) return null;
  if (linea.clase === 'identificada') {
    const { nombre, ruc } = linea.contenido;
    return isPerson
      ? `Esta conversación quedó unida a su cuenta: ${nombre} (RUC ${ruc}).`
      : `Se identificó con su cuenta: ${nombre} (RUC ${ruc}).`;
  }
  if (linea.clase !== 'contacto') return null;
  const { correo, telefono } = linea.contenido;
  const left = correo && telefono ? 'un correo y un teléfono' : correo ? 'un correo' : 'un teléfono';
  // A telephone gets no notices.
  if (!correo) return `Dejó ${left}.`;
  return isPerson ? `Dejó ${left} para que le avisemos.` : `Dejó ${left} para avisos.`;
}

/** One that the chat does not file is done on its own page. */
function accepted(tramite: string, { audience, nombreDe, seHaceAqui }: LineView): Content {
  const words = `Aceptó el trámite propuesto: «${nombreDe(tramite)}».`;
  if (audience === 'agente' || seHaceAqui(tramite)) return words;
  return html`${words} Se hace <a class="govuk-link" href="${paths.tramite(tramite)}">en su página</a>.`;
}

function filing(linea: Linea, view: LineView): Content | null {
  if (linea.contenido === null) return null;
  const { nombreDe, audience } = view;
  const isPerson = audience === 'persona';
  switch (linea.clase) {
    case 'tramite-propuesto':
      return `${linea.autor.clase === 'agente' ? linea.autor.nombre : 'El asistente'} ${isPerson ? 'le propone' : 'propuso'} el trámite «${nombreDe(linea.contenido.tramite)}»${linea.contenido.conRespuestas ? ', con respuestas ya escritas' : ''}.`;
    case 'propuesta-aceptada':
      return accepted(linea.contenido.tramite, view);
    case 'propuesta-rechazada':
      return `Prefirió no seguir con el trámite propuesto: «${nombreDe(linea.contenido.tramite)}».`;
    case 'tramite-empezado':
      return `Empezó el trámite «${nombreDe(linea.contenido.tramite)}» en esta conversación.`;
    case 'tramite-dejado':
      return isPerson
        ? `Dejó el trámite «${nombreDe(linea.contenido.tramite)}». Lo que respondió queda guardado en su borrador.`
        : `Dejó el trámite «${nombreDe(linea.contenido.tramite)}».`;
    case 'convertida':
      return converted(linea.contenido, isPerson);
    default:
      return null;
  }
}

/** The sentence of a change of state; null for lines in which somebody speaks. */
export function stateWords(linea: Linea, view: LineView): Content | null {
  const isPerson = view.audience === 'persona';
  return (
    turns(linea, isPerson) ?? identity(linea, isPerson) ?? filing(linea, view) ?? closing(linea, isPerson)
  );
}
