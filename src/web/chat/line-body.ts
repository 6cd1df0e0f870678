/** What stands inside a line in which somebody speaks: text, a file, suggestions, a question, a decided request. */
import type { Linea } from '../../domain/chat/linea.ts';
import { paths } from '../../paths.ts';
import { chatFile, chatSuggestions, chatText } from '../../ui/components/chat-line.ts';
import { chatOutcome } from '../../ui/components/chat-outcome.ts';
import { type Html, html } from '../../ui/html.ts';
import { fileSize } from '../file-size.ts';
import { tramiteFormId } from './form-ids.ts';
import type { LineView } from './line-view.ts';

const nothingFits =
  'No encontré un trámite que corresponda a lo que escribió. Puede explicarlo con otras palabras, ver la lista completa más abajo o hablar con una persona.';
const oneFits = 'Quizás este trámite es lo que necesita. Elíjalo, o siga escribiendo:';
const theseFit = 'Quizás uno de estos trámites es lo que necesita. Elija uno, o siga escribiendo:';

function suggestions(tramites: readonly string[], view: LineView): Html {
  if (tramites.length === 0) return chatText(nothingFits);
  if (view.audience === 'agente') return chatText(`Sugirió: ${tramites.map(view.nombreDe).join(' · ')}`);
  return html`${chatText(tramites.length === 1 ? oneFits : theseFit)}${chatSuggestions(
    tramites.map((id) =>
      view.seHaceAqui(id)
        ? { text: view.nombreDe(id), form: tramiteFormId, name: 'tramite', value: id, where: 'aquí mismo' }
        : { text: view.nombreDe(id), href: paths.tramite(id), where: 'en su página' },
    ),
  )}`;
}

/** Empty for classes that have no body of their own. */
export function lineBody(linea: Linea, view: LineView): Html | false {
  if (linea.contenido === null) return false;
  switch (linea.clase) {
    case 'mensaje':
      return chatText(linea.contenido.texto);
    case 'archivo': {
      const { id, nombre, tamanoBytes } = linea.contenido;
      return chatFile({ href: view.archivoHref(id), name: nombre, size: fileSize(tamanoBytes) });
    }
    case 'sugerencias':
      return suggestions(linea.contenido.tramites, view);
    case 'pregunta':
      return chatText(linea.contenido.texto);
    case 'respuesta':
      return chatText(linea.contenido.lineas.join('\n'));
    case 'solicitud-presentada': {
      const { tramite, referencia, resultado, cambios, estado } = linea.contenido;
      const toCase = view.audience === 'persona' ? paths.solicitud : paths.mesa.solicitud;
      return chatOutcome({
        title: view.nombreDe(tramite),
        reference: referencia,
        href: toCase(referencia),
        result: resultado,
        changes: cambios,
        isDone: estado === 'aprobada',
      });
    }
    default:
      return false;
  }
}
