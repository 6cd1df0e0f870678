/** The thread with the complainant, both ways, with everything that was done; and the notes among readers. */
import { dateText } from '../../domain/calendar/civil-text.ts';
import type { Pieza } from '../../domain/denuncia/denuncia.ts';
import { button } from '../../ui/components/button.ts';
import { fileUpload } from '../../ui/components/file-upload.ts';
import { type TimelineEvent, timeline } from '../../ui/components/timeline.ts';
import { type Html, html } from '../../ui/html.ts';
import { actoText } from './acto-text.ts';
import { errorIn, fieldIn, foldedForm, puede, type SalaView, salaForm, words } from './denuncia-view.ts';

const authorText = {
  denunciante: 'Quien denunció',
  lector: 'La institución',
  sistema: 'El sistema',
} as const;

function told(
  pieza: Pieza,
): { readonly title: string; readonly texto: string; readonly quien: string } | null {
  const { contenido } = pieza;
  const quien = authorText[pieza.autor];
  if (contenido.como === 'alterada')
    return {
      title: 'Esta parte fue alterada',
      texto: 'No es lo que se selló. Avise a la máxima autoridad.',
      quien,
    };
  if (contenido.como === 'sellada') return null;
  switch (pieza.clase) {
    case 'relato':
      return { title: 'Presentó la denuncia', texto: '', quien };
    case 'mensaje':
      return { title: 'Mensaje', texto: 'texto' in contenido.valor ? contenido.valor.texto : '', quien };
    case 'archivo':
    case 'copia':
      if (!('archivo' in contenido.valor)) return null;
      return {
        title: pieza.clase === 'copia' ? 'Copia limpia' : 'Archivo',
        texto: `${contenido.valor.archivo.nombre}${'texto' in contenido.valor && contenido.valor.texto !== '' ? `\n${contenido.valor.texto}` : ''}`,
        quien,
      };
    case 'acto':
      if (!('que' in contenido.valor)) return null;
      return {
        title: actoText(contenido.valor.que),
        texto: contenido.valor.texto,
        quien: contenido.valor.quien,
      };
    default:
      return null;
  }
}

function events(piezas: readonly Pieza[]): readonly TimelineEvent[] {
  return piezas.flatMap((pieza) => {
    const one = told(pieza);
    if (one === null) return [];
    return [
      {
        title: one.title,
        when: dateText(pieza.dia),
        dateTime: pieza.dia,
        actor: one.quien,
        detail: one.texto === '' ? undefined : html`<p class="govuk-body v-escrito">${one.texto}</p>`,
        tone:
          pieza.contenido.como === 'alterada' ? 'bad' : pieza.autor === 'denunciante' ? 'waiting' : 'neutral',
      } as const,
    ];
  });
}

function notesOf(piezas: readonly Pieza[]): readonly TimelineEvent[] {
  return piezas.flatMap(({ clase, contenido, dia }) =>
    clase === 'nota' && contenido.como === 'abierta'
      ? [
          {
            title: 'Nota',
            when: dateText(dia),
            dateTime: dia,
            actor: contenido.valor.quien,
            detail: html`<p class="govuk-body v-escrito">${contenido.valor.texto}</p>`,
          },
        ]
      : [],
  );
}

function writeForm(view: SalaView): Html {
  const upload = fileUpload({
    name: 'archivo',
    id: fieldIn('escribir', 'archivo'),
    label: 'Archivo (si hace falta)',
    hint: 'Quien denunció podrá descargarlo.',
    error: errorIn(view, 'escribir', 'archivo'),
  });
  return salaForm(view, {
    verbo: 'escribir',
    hasFiles: true,
    content: html`${words(view, 'escribir', 'texto', 'Escribir a quien denunció', 'Lo lee cuando vuelve con sus palabras; no recibe ningún aviso con contenido. No pida datos que lo identifiquen.')}${upload}${button({ text: 'Enviar' })}`,
  });
}

export function denunciaHilo(view: SalaView): Html {
  const { piezas } = view.vista;
  const notes = notesOf(piezas);
  return html`<section aria-labelledby="hilo"><h2 class="govuk-heading-m" id="hilo">Hilo con quien denunció</h2>
${timeline({ events: events(piezas), label: 'Hilo con quien denunció' })}
${puede(view, 'escribir') && (view.vista.denuncia.via === 'correo' ? html`<p class="govuk-body">Llegó por correo: quien la envió no tiene palabras para volver y no leería lo que se escriba aquí.</p>` : writeForm(view))}</section>
<section aria-labelledby="notas"><h2 class="govuk-heading-m" id="notas">Notas entre lectores</h2>
${notes.length > 0 ? timeline({ events: notes, label: 'Notas entre lectores' }) : html`<p class="govuk-body">Todavía no hay notas. Quien denunció no las ve.</p>`}
${puede(view, 'anotar') && foldedForm(view, 'Dejar una nota', { verbo: 'anotar', content: html`${words(view, 'anotar', 'texto', 'Nota')}${button({ text: 'Guardar la nota', variant: 'secondary' })}` })}</section>`;
}
