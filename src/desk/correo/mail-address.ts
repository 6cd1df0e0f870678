/** The address of the mail desk: which tab, filters and page it names, read and written in one place. */
import { type MailDeskAsked, type MailTab, mailTabs } from '../../actions/correo-mesa/list-mail-desk.ts';
import { mailDeskLimits } from '../../actions/correo-mesa/mail-desk-limits.ts';
import { paths } from '../../paths.ts';

const placePattern = /^(\d{12,14})\|([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

function placeFrom(raw: string): MailDeskAsked['tras'] {
  const [, ms, id] = placePattern.exec(raw) ?? [];
  return ms === undefined || id === undefined ? null : { cambiadoMs: Number(ms), id };
}

/** Anything unknown counts as not asked. */
export function readMailAddress(query: URLSearchParams): MailDeskAsked {
  const word = (name: string) =>
    (query.get(name) ?? '')
      .slice(0, 2 * mailDeskLimits.searchCharsMax)
      .toWellFormed()
      .replaceAll('\u0000', '');
  const given = (name: string) => (word(name) === '' ? null : word(name));
  return {
    tab: mailTabs.find((tab) => tab === word('ver')) ?? 'atender',
    tramite: given('tramite'),
    unidad: given('unidad'),
    soloMios: word('de') === 'mios',
    buscar: word('q').slice(0, mailDeskLimits.searchCharsMax).trim(),
    tras: placeFrom(word('tras')),
  };
}

/** Without `tras` it is the first page. */
export function mailHref(asked: Partial<MailDeskAsked> & { readonly tab: MailTab }): string {
  const query = new URLSearchParams();
  const put = (name: string, value: string | null | undefined) => {
    if (value) query.set(name, value);
  };
  put('ver', asked.tab === 'atender' ? null : asked.tab);
  put('q', asked.buscar);
  put('tramite', asked.tramite);
  put('unidad', asked.unidad);
  put('de', asked.soloMios === true ? 'mios' : null);
  put('tras', asked.tras ? `${asked.tras.cambiadoMs}|${asked.tras.id}` : null);
  const { inicio } = paths.mesa.correo;
  // Blanks as %20: the way back after a sign-in takes no other signs.
  return query.size === 0 ? inicio : `${inicio}?${String(query).replaceAll('+', '%20')}`;
}
