/** Recovery codes at the desk: made on the security page, used as the second step of a sign-in. */
import { finishWithRecoveryCode, makeRecoveryCodes } from '../../actions/ingreso/recovery-codes.ts';
import { oweNotices } from '../../actions/owe-notices.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { first } from '../../platform/http/form-body.ts';
import { readCarryingForm } from '../../web/pending-form.ts';
import { forgery, readForm } from '../../web/post.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskRefusal } from '../desk-page.ts';
import { requireStaff } from '../require-staff.ts';
import { secondStepPurpose } from '../second-step-page.ts';
import { securityPurpose, showSecurity } from '../security-page.ts';
import { againSecondStep, enterCarried, entryOf, stepIn } from '../sign-in.ts';

export async function sendRecoveryCode(web: Web, c: WebContext): Promise<Response> {
  const body = await readCarryingForm(c);
  if (isRefusal(body)) return deskRefusal(web, c, body, { text: 'Ingresar', href: paths.mesa.ingresar });
  const step = stepIn(body);
  const entry =
    forgery(web, c, secondStepPurpose, body) ??
    (await finishWithRecoveryCode(web.deps, {
      ...entryOf(web, c),
      half: step.half,
      codigo: first(body, 'recuperacion'),
      avisar: oweNotices(web.deps),
    }));
  return isRefusal(entry)
    ? againSecondStep(web, c, { ...step, isRecovery: true }, entry)
    : enterCarried(web, c, entry, step);
}

/** Answers with the codes on the page itself: they are nowhere else, so there is no address to go to afterwards. */
export async function sendMakeRecoveryCodes(web: Web, c: WebContext): Promise<Response> {
  const staff = requireStaff(c, paths.mesa.seguridad);
  if (staff instanceof Response) return staff;
  const body = await readForm(c);
  if (isRefusal(body)) return deskRefusal(web, c, body, { text: 'Volver', href: paths.mesa.seguridad });
  const outcome =
    forgery(web, c, securityPurpose, body) ??
    (await makeRecoveryCodes(web.deps, staff.session, oweNotices(web.deps)));
  return showSecurity(web, c, staff, isRefusal(outcome) ? { refusal: outcome } : { recovery: outcome });
}
