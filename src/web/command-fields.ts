/** The hidden fields of every form that changes a case or a thread of mails: which version was seen, and the command's own key. */
import type { Command } from '../actions/change-solicitud.ts';
import type { Solicitud } from '../domain/solicitud/solicitud.ts';
import { type FormBody, first } from '../platform/http/form-body.ts';
import { type Html, html } from '../ui/html.ts';
import type { Web } from './web.ts';

const keyBytes = 16;

export function commandFields({ deps }: Web, { version }: Pick<Solicitud, 'version'>): Html {
  return html`<input type="hidden" name="version" value="${version}"><input type="hidden" name="llave" value="${deps.ids.randomToken(keyBytes)}">`;
}

/** A version that is no number is one nobody ever saw: the command is refused as stale. */
export function versionSeen(body: FormBody): number {
  const version = first(body, 'version');
  return /^\d{1,9}$/.test(version) ? Number(version) : 0;
}

/** What `commandFields` sent. */
export function readCommandFields(body: FormBody): Pick<Command, 'versionVista' | 'llave'> {
  return { versionVista: versionSeen(body), llave: first(body, 'llave') };
}

export function readCommand(referencia: string, body: FormBody): Command {
  return { referencia, ...readCommandFields(body) };
}
