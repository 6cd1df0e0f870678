/** Does to a person's account what one of its forms asks: one route, one line per verb. */
import { changeDatosDePersona } from '../../../actions/personal/change-datos.ts';
import { changePermisos } from '../../../actions/personal/change-permisos.ts';
import type { PersonaCommand } from '../../../actions/personal/change-persona.ts';
import { changeRepartoDePersona } from '../../../actions/personal/change-reparto-de-persona.ts';
import { deactivatePersona, openAccount } from '../../../actions/personal/close-account.ts';
import { resetAccess } from '../../../actions/personal/reset-access.ts';
import type { Session } from '../../../actions/read-session.ts';
import { isRefusal, type Refusal, refuse } from '../../../domain/refusals.ts';
import { paths } from '../../../paths.ts';
import { type FormBody, first } from '../../../platform/http/form-body.ts';
import { versionSeen } from '../../../web/command-fields.ts';
import { seeOther } from '../../../web/pages.ts';
import type { Web, WebContext } from '../../../web/web.ts';
import { deskRefusal } from '../../desk-page.ts';
import { receiveAdmin, withProof } from '../receive-admin.ts';
import { showLink } from './link-page.ts';
import { type PersonVerb, personPurpose } from './person-forms.ts';
import { showPerson } from './person-page.ts';

type Autor = { readonly por: 'administrador'; readonly session: Session };
type Done = { readonly enlace: string } | { readonly movidas: number } | null;
type Run = (web: Web, autor: Autor, command: PersonaCommand, body: FormBody) => Promise<Done | Refusal>;

const verbs: { readonly [V in PersonVerb]: Run } = {
  datos: ({ deps }, autor, command, body) =>
    changeDatosDePersona(deps, autor, {
      ...command,
      nombre: first(body, 'nombre'),
      correo: first(body, 'correo'),
    }),
  permisos: ({ deps }, autor, command, body) =>
    changePermisos(deps, autor, {
      ...command,
      roles: body.get('roles') ?? [],
      unidades: body.get('unidades') ?? [],
    }),
  reparto: ({ deps }, autor, command, body) =>
    changeRepartoDePersona(deps, autor, {
      ...command,
      aptitudes: body.get('aptitudes') ?? [],
      provincias: body.get('provincias') ?? [],
      capacidad: first(body, 'capacidad'),
    }),
  acceso: ({ deps }, autor, command, body) =>
    resetAccess(deps, autor, { ...command, segundoFactor: first(body, 'que') === 'factor' }),
  desactivar: ({ deps }, autor, command, body) =>
    deactivatePersona(deps, autor, { ...command, relevo: first(body, 'relevo') }),
  activar: ({ deps }, autor, command) => openAccount(deps, autor, command),
};

const isVerb = (name: string): name is PersonVerb => Object.hasOwn(verbs, name);

/** 303 to the person, but for a link: that is shown in the answer and never again. */
export async function personVerb(web: Web, c: WebContext): Promise<Response> {
  const { id = '', verbo = '' } = c.req.param() as { id?: string; verbo?: string };
  const { personal } = paths.mesa;
  const received = await receiveAdmin(web, c, personPurpose(verbo));
  if (received instanceof Response) return received;
  if (!isVerb(verbo))
    return deskRefusal(web, c, refuse('no-encontrada'), {
      text: 'Volver al personal',
      href: personal.inicio,
    });
  const { staff, body, refusal } = await withProof(web, c, received);
  const command = { cuenta: id, versionVista: versionSeen(body), motivo: first(body, 'motivo') };
  const outcome =
    refusal ?? (await verbs[verbo](web, { por: 'administrador', session: staff.session }, command, body));
  if (isRefusal(outcome)) return showPerson(web, c, staff, id, { key: verbo, refusal: outcome, body });
  if (outcome !== null && 'enlace' in outcome)
    return showLink(web, c, { id, enlace: outcome.enlace, nombre: 'elegir otra clave' });
  return seeOther(c, `${personal.persona(id)}?hecho=${verbo}`);
}
