/** The files of a complaint: originals that stay sealed as evidence, and the clean copies made of them. */
import { dateText } from '../../domain/calendar/civil-text.ts';
import type { ArchivoGuardado, Pieza } from '../../domain/denuncia/denuncia.ts';
import { paths } from '../../paths.ts';
import { button } from '../../ui/components/button.ts';
import { tag } from '../../ui/components/tag.ts';
import { type Html, html } from '../../ui/html.ts';
import { fileSize } from '../../web/file-size.ts';
import { puede, type SalaView, salaForm } from './denuncia-view.ts';

const hashShownChars = 16;

type ConArchivo = { readonly pieza: Pieza; readonly archivo: ArchivoGuardado; readonly de: string | null };

function filesOf(piezas: readonly Pieza[]): readonly ConArchivo[] {
  return piezas.flatMap((pieza) => {
    const { contenido } = pieza;
    if (contenido.como !== 'abierta' || !('archivo' in contenido.valor)) return [];
    const de = 'de' in contenido.valor ? contenido.valor.de : null;
    return [{ pieza, archivo: contenido.valor.archivo, de }];
  });
}

function download({ vista }: SalaView, { pieza, archivo }: ConArchivo, text: string): Html {
  return html`<a class="govuk-link" href="${paths.mesa.sala.archivo(vista.denuncia.id, pieza.id)}" download>${text}${pieza.clase !== 'copia' && html`<span class="govuk-visually-hidden"> ${archivo.nombre}</span>`}</a>`;
}

function copyForm(view: SalaView, { pieza, archivo }: ConArchivo): Html | false {
  return (
    puede(view, 'copiar') &&
    salaForm(view, {
      verbo: 'copiar',
      name: `copiar-${pieza.n}`,
      content: html`<input type="hidden" name="pieza" value="${pieza.id}">${button({ text: html`Hacer copia limpia<span class="govuk-visually-hidden"> de ${archivo.nombre}</span>`, variant: 'secondary', classes: 'v-boton-menor' })}`,
    })
  );
}

function item(view: SalaView, file: ConArchivo, copies: readonly ConArchivo[]): Html {
  const { pieza, archivo } = file;
  const { nombre, tamanoBytes, sha256 } = archivo;
  const isOriginal = pieza.clase === 'archivo' && pieza.autor === 'denunciante';
  const who =
    pieza.clase === 'crudo'
      ? 'Correo tal como llegó'
      : pieza.autor === 'denunciante'
        ? 'Original'
        : 'Enviado por la institución';
  return html`<li class="v-papel"><div class="v-papel__cabeza"><h3 class="v-papel__titulo">${nombre}</h3>${tag({ text: who, tone: isOriginal ? 'red' : 'grey' })}</div>
<p class="v-papel__datos"><span>${dateText(pieza.dia)}</span> <span>${fileSize(tamanoBytes)}</span> <span title="SHA-256 ${sha256}">SHA-256 <code>${sha256.slice(0, hashShownChars)}…</code></span></p>
<p class="govuk-body v-papel__enlaces">${download(view, file, 'Descargar')}</p>
${copies.map((copy) => html`<p class="govuk-body v-papel__enlaces">${tag({ text: 'Copia limpia', tone: 'green' })} ${download(view, copy, `Descargar ${copy.archivo.nombre}`)} <span>${fileSize(copy.archivo.tamanoBytes)}</span></p>`)}
${isOriginal && copies.length === 0 && copyForm(view, file)}</li>`;
}

export function denunciaArchivos(view: SalaView): Html | false {
  const files = filesOf(view.vista.piezas);
  const originals = files.filter(({ pieza }) => pieza.clase !== 'copia');
  if (originals.length === 0) return false;
  const copiesOf = (id: string) => files.filter(({ de }) => de === id);
  return html`<section aria-labelledby="archivos"><h2 class="govuk-heading-m" id="archivos">Archivos</h2>
<p class="govuk-body">El original es la prueba y se queda sellado. Puede llevar dentro quién lo hizo o dónde: para trabajar y para remitir, use una copia limpia. Un original puede ser peligroso: ábralo en un equipo aislado.</p>
<ul class="v-papeles">${originals.map((file) => item(view, file, copiesOf(file.pieza.id)))}</ul></section>`;
}
