/** A few figures at a glance, each with its name and, where it helps, its comparison. */
import { classes } from '../attributes.ts';
import { type Content, type Html, html } from '../html.ts';

export type StatTile = {
  label: string;
  value: string | number;
  detail?: Content | undefined;
  tone?: 'good' | 'bad' | 'waiting' | undefined;
  href?: string | undefined;
};

export function statTiles(tiles: readonly StatTile[]): Html {
  const items = tiles.map(
    (tile) =>
      html`<div class="${classes('v-cifra', tile.tone && `v-cifra--${tile.tone}`)}"><dt class="v-cifra__nombre">${
        tile.href === undefined
          ? tile.label
          : html`<a class="govuk-link" href="${tile.href}">${tile.label}</a>`
      }</dt><dd class="v-cifra__valor">${tile.value}</dd>${tile.detail !== undefined && html`<dd class="v-cifra__detalle">${tile.detail}</dd>`}</div>`,
  );
  return html`<dl class="v-cifras">${items}</dl>`;
}
