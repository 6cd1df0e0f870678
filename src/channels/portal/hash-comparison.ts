/** The files of a receipt by their hashes, and two ways of comparing one's own: in the browser, or by a hash pasted here. */
import type { VerifiedReceipt } from '../../actions/verify-receipt-code.ts';
import { type HuellaMatch, matchHuella } from '../../domain/recibo/match-huella.ts';
import { paths } from '../../paths.ts';
import { button } from '../../ui/components/button.ts';
import { details } from '../../ui/components/details.ts';
import { fileUpload } from '../../ui/components/file-upload.ts';
import { input } from '../../ui/components/input.ts';
import { table } from '../../ui/components/table.ts';
import { type Html, html } from '../../ui/html.ts';

export type HashAsked = { readonly typed: string; readonly match: HuellaMatch };

export function askedOf({ archivos }: VerifiedReceipt, typed: string): HashAsked {
  return {
    typed,
    match: matchHuella(
      typed,
      archivos.map(({ sha256 }) => sha256),
    ),
  };
}

function answer({ archivos }: VerifiedReceipt, asked: HashAsked | null): Html {
  if (asked === null || asked.match.resultado === 'ilegible') return html``;
  const { match } = asked;
  return match.resultado === 'igual'
    ? html`<p class="v-comparacion v-comparacion--bien">Coincide: es la huella del archivo presentado como «${archivos[match.archivo]?.documento}».</p>`
    : html`<p class="v-comparacion v-comparacion--mal">No coincide: esa huella no es la de ninguno de los archivos de este recibo.</p>`;
}

const instructions = html`<p class="govuk-body">Abra una ventana de órdenes en su equipo y escriba, con el nombre de su archivo:</p>
<ul class="govuk-list govuk-list--bullet">
<li>En Windows: <code>certutil -hashfile archivo.pdf SHA256</code></li>
<li>En macOS: <code>shasum -a 256 archivo.pdf</code></li>
<li>En Linux: <code>sha256sum archivo.pdf</code></li>
</ul>
<p class="govuk-body">Copie la línea que aparece y péguela aquí.</p>`;

/** Shown by its script, where the browser can do it. */
const dropBox = html`<div data-comparar-archivo hidden><div class="v-soltar" data-soltar>${fileUpload({
  name: 'archivo',
  label: 'Elija el archivo de su equipo, o suéltelo aquí',
  hint: 'Se compara en su navegador: el archivo no se envía a ninguna parte.',
})}</div><p class="v-comparacion" role="status"></p></div>`;

function pasteForm({ codigo }: VerifiedReceipt, asked: HashAsked | null, field: string): Html {
  const error = asked?.match.resultado === 'ilegible' ? asked.match.sentence : undefined;
  const form = html`${instructions}<form action="${paths.verificarCodigo(codigo)}#comparar" method="get">${input(
    {
      name: field,
      label: 'Huella SHA-256 de su archivo',
      error,
      value: asked?.typed ?? '',
      autocomplete: 'off',
      spellcheck: false,
    },
  )}${button({ text: 'Comparar', variant: 'secondary' })}</form>`;
  return details({ summary: 'Calcular la huella por mi cuenta', content: form, isOpen: asked !== null });
}

/** `field`: name of the field that carries a pasted hash. */
export function hashComparison(found: VerifiedReceipt, asked: HashAsked | null, field: string): Html {
  const { archivos } = found;
  if (archivos.length === 0)
    return html`<h2 class="govuk-heading-m">Archivos presentados</h2><p class="govuk-body">No se presentaron archivos.</p>`;
  const rows = archivos.map(({ documento, sha256 }) => [
    documento,
    html`<span class="v-huella" data-huella="${sha256}" data-documento="${documento}">${sha256}</span>`,
  ]);
  return html`${table({
    caption: 'Archivos presentados',
    captionSize: 'm',
    head: [{ text: 'Documento' }, { text: 'Huella SHA-256' }],
    rows,
    firstCellIsHeader: true,
    narrow: 'cards',
  })}
<h2 class="govuk-heading-m" id="comparar">¿Es este mi archivo?</h2>${answer(found, asked)}
${dropBox}${pasteForm(found, asked, field)}`;
}
