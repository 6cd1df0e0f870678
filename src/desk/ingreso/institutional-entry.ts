/** The way to the institution's own sign-in, as the sign-in page offers it: a link, because forms of ours may not lead elsewhere. */
import { paths } from '../../paths.ts';
import { linkButton } from '../../ui/components/button.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Web } from '../../web/web.ts';

/** `hasPending`: something typed waits on this page, which another site cannot carry along. */
export async function institutionalEntry(
  { deps }: Web,
  { volver, hasPending }: { readonly volver: string; readonly hasPending: boolean },
): Promise<Html | false> {
  const { institucional } = deps;
  if (institucional === null) return false;
  const isOnlyForEmergency = (await deps.ingreso()).accesoLocal === 'emergencia';
  const href = `${paths.mesa.institucional.ir}?volver=${encodeURIComponent(volver)}`;
  return html`${linkButton({ text: `Ingresar con ${institucional.name}`, href })}
${hasPending && html`<p class="govuk-body">Por ese camino no se puede conservar lo que escribió: cópielo antes, o ingrese aquí.</p>`}
<h2 class="govuk-heading-m">${isOnlyForEmergency ? 'Cuentas de emergencia' : 'O con su usuario de Ventanilla'}</h2>`;
}
