/** Comes into the chat, pauses, leaves it, and keeps the lease: `POST /mesa/chat/presencia`. */
import { beatPresence } from '../../actions/chat/beat-presence.ts';
import { leavePresence } from '../../actions/chat/leave-presence.ts';
import { setPresence } from '../../actions/chat/set-presence.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { paths } from '../../paths.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import { seeOther } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import { problemAnswer } from '../../web/problem-answer.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskRefusal } from '../desk-page.ts';
import { staffOf } from '../require-staff.ts';
import { requireStaffFor } from '../require-staff-for.ts';
import { dataAnswer, wantsData } from './answer-as-data.ts';
import { presencePurpose } from './chat-purpose.ts';
import { attends, toStart } from './chat-staff.ts';
import { showInbox } from './inbox-page.ts';

type Said = { readonly estado: string; readonly capacidad: number | null };

async function change({ deps }: Web, actor: Funcionario, body: FormBody): Promise<Said | Refusal> {
  const estado = first(body, 'estado');
  if (estado === 'fuera') {
    await leavePresence(deps, actor);
    return { estado, capacidad: null };
  }
  if (estado !== 'disponible' && estado !== 'en-pausa') {
    if (first(body, 'latido') !== '1') return refuse('datos-con-errores');
    const kept = await beatPresence(deps, actor);
    return { estado: kept?.estado ?? 'fuera', capacidad: kept?.capacidad ?? null };
  }
  const capacidad = first(body, 'capacidad');
  return setPresence(deps, actor, { estado, capacidad: /^\d{1,2}$/.test(capacidad) ? Number(capacidad) : 0 });
}

export async function sendPresence(web: Web, c: WebContext): Promise<Response> {
  const isData = wantsData(c);
  const body = await readForm(c);
  if (isRefusal(body)) return isData ? problemAnswer(c, body) : deskRefusal(web, c, body);
  const known = staffOf(c.var.visit);
  if (isData && known === null) return problemAnswer(c, refuse('sesion-terminada'));
  const staff = known ?? (await requireStaffFor(web, c, { purpose: presencePurpose }, body));
  if (staff instanceof Response) return staff;
  if (!attends(staff.actor)) return isData ? problemAnswer(c, refuse('sin-permiso')) : toStart(web, c);
  const changed = forgery(web, c, presencePurpose, body) ?? (await change(web, staff.actor, body));
  if (isRefusal(changed))
    return isData ? problemAnswer(c, changed) : showInbox(web, c, staff, { presence: changed });
  if (isData) return dataAnswer(c, { estado: changed.estado, capacidad: changed.capacidad });
  return seeOther(c, paths.mesa.chat.inicio);
}
