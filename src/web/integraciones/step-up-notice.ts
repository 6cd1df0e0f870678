/** In the place of a form that asks for a fresh proof: where to give it. */

import type { Session } from '../../actions/read-session.ts';
import { requireRecentStepUp } from '../../actions/step-up.ts';
import { linkButton } from '../../ui/components/button.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Web } from '../web.ts';
import type { Surface } from './surface.ts';

export function isProved({ deps }: Web, session: Session): boolean {
  return requireRecentStepUp(session, deps.clock.nowMs()) === null;
}

export function stepUpNotice(surface: Surface, volver: string): Html {
  return html`${insetText({ text: html`<p class="govuk-body">Antes de crear algo que abre su cuenta a un programa, confirme que es usted.</p>` })}${linkButton({ text: 'Confirmar que soy yo', href: surface.stepUpHref(volver) })}`;
}
