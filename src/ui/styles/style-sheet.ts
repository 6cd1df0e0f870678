/** Makes the one style sheet: the package's rules without its typeface, colours and emblems, then our own layer. */

import { paletteCss } from './palette.ts';
import { type CssNode, keepSelectors, parseRules, writeRules } from './rules.ts';

/** Running text: what the machine reads best. No font travels over the wire. */
export const textFonts =
  'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif';

/**
 * Blocks of the package that no brick writes: their rules stay at home. `govuk-frontend-supported` marks
 * pages where the package's own scripts run, which never happens here.
 */
export const unusedBlocks: readonly string[] = [
  'govuk-frontend-supported',
  'govuk-header',
  'govuk-footer',
  'govuk-generic-header',
  'govuk-logo-dot',
  'govuk-cookie-banner',
  'govuk-exit-this-page',
  'govuk-feedback',
  'govuk-language-navigation',
  'govuk-accordion',
  'govuk-accordion-nav',
  'govuk-tabs',
  'govuk-file-upload-button',
  'govuk-drop-zone',
  'govuk-file-upload-wrapper',
  'govuk-service-navigation__toggle',
  'govuk-link-image',
  'govuk-clearfix',
];

/** One-property classes worth their bytes; the others of their kind are left out. */
const keptUtilities =
  /^govuk-!-(margin-(top|bottom)-[0-9]|font-weight-(bold|regular)|display-none-print|text-align-(right|centre)|width-(full|one-half|two-thirds))$/;

function isUnused(className: string): boolean {
  if (className.startsWith('govuk-!-')) return !keptUtilities.test(className);
  return unusedBlocks.some(
    (block) =>
      className === block || className.startsWith(`${block}__`) || className.startsWith(`${block}--`),
  );
}

/** The classes a selector asks for; those inside `:not(…)` ask for nothing. */
export function selectorClasses(selector: string): string[] {
  const asked = selector.replace(/:not\([^()]*\)/g, '');
  return [...asked.matchAll(/\.((?:\\.|[\w-])+)/g)].map((match) => (match[1] ?? '').replaceAll('\\', ''));
}

export function keepsSelector(selector: string): boolean {
  return !selectorClasses(selector).some(isUnused);
}

/** Rules for browsers that cannot run the page anyway, and the typeface's own blocks. */
function isObsolete(node: CssNode): boolean {
  if (node.kind === 'other') return node.prelude === '@font-face' || node.prelude.startsWith('@charset');
  return node.kind === 'group' && /-moz-document|screen\\0|min-width:0\\0/.test(node.prelude);
}

function withOwnType(css: string): string {
  return css
    .replaceAll(/font-family:GDS Transport[^;}]*/g, `font-family:${textFonts}`)
    .replaceAll(/var\((--govuk-[a-z-]+),#[0-9a-f]+\)/g, 'var($1)');
}

/** `packageCss`: the package's style sheet. `ownCss`: our layers, in order. */
export function styleSheet(packageCss: string, ownCss: readonly string[]): string {
  const kept = keepSelectors(
    parseRules(packageCss).filter((node) => !isObsolete(node)),
    keepsSelector,
  );
  const own = ownCss.map((css) => writeRules(parseRules(css)));
  return `@charset "UTF-8";${withOwnType(writeRules(kept))}${paletteCss()}${own.join('')}`;
}

/** The layers of the desk alone, for the sheet that its pages load beside the other. */
export function deskSheet(deskCss: readonly string[]): string {
  return `@charset "UTF-8";${deskCss.map((css) => writeRules(parseRules(css))).join('')}`;
}
