/** Takes the phrase and the impediments a reader declares; the room is open in this browser afterwards. */
import { declareImpediments, enrolReader } from '../../actions/sala/enrol-reader.ts';
import { unlockRoom } from '../../actions/sala/unlock-room.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import { seeOther } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import type { Web, WebContext } from '../../web/web.ts';
import type { Staff } from '../require-staff.ts';
import { showEnrolment } from './enrolment-page.ts';
import { proveAgain } from './prove-again.ts';
import { requireRoomRole, salaRefusal } from './require-sala.ts';
import { keepSala } from './sala-cookie.ts';
import { salaPurpose } from './sala-purpose.ts';

const linesOf = (body: FormBody) => first(body, 'impedimentos').split(/\r?\n/);

function mismatch(body: FormBody): Refusal | null {
  if (first(body, 'frase') === first(body, 'repetida')) return null;
  const sentence = 'Las dos frases no son iguales. Escríbalas otra vez.';
  return refuse('datos-con-errores', { errors: [{ path: 'repetida', sentence }] });
}

async function enrol(web: Web, c: WebContext, staff: Staff, body: FormBody): Promise<Response> {
  const proved = await proveAgain(web, c, staff, body);
  if (isRefusal(proved)) return showEnrolment(web, c, staff, { refusal: proved, body });
  const frase = first(body, 'frase');
  const outcome =
    mismatch(body) ?? (await enrolReader(web.deps, proved.actor, { frase, impedimentos: linesOf(body) }));
  if (isRefusal(outcome)) return showEnrolment(web, c, proved, { refusal: outcome, body });
  const opened = await unlockRoom(web.deps, proved.actor, frase);
  if (!isRefusal(opened)) keepSala(web, c, opened.token);
  return seeOther(c, paths.mesa.sala.inicio);
}

export async function sendEnrolment(web: Web, c: WebContext): Promise<Response> {
  const staff = requireRoomRole(web, c);
  if (staff instanceof Response) return staff;
  const body = await readForm(c);
  if (isRefusal(body)) return salaRefusal(web, c, body);
  const forged = forgery(web, c, salaPurpose('llave'), body);
  if (forged !== null) return showEnrolment(web, c, staff, { refusal: forged, body });
  if (first(body, 'declarar') !== 'si') return enrol(web, c, staff, body);
  const declared = await declareImpediments(web.deps, staff.actor, linesOf(body));
  return isRefusal(declared)
    ? showEnrolment(web, c, staff, { refusal: declared, body })
    : seeOther(c, paths.mesa.sala.inicio);
}
