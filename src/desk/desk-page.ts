/** The frame of every page of the desk: its places along the side, who is signed in, never kept by any cache. */
import { roomRole } from '../actions/sala/enrol-reader.ts';
import type { Refusal } from '../domain/refusals.ts';
import type { RolFuncionario } from '../domain/solicitud/actor.ts';
import { paths } from '../paths.ts';
import { type StaffPageOptions, staffPage } from '../ui/layout/staff-page.ts';
import { respond } from '../web/pages.ts';
import { type NextStep, refusalParts } from '../web/refusal-page.ts';
import { rememberVisitor, tokenFor } from '../web/visit.ts';
import type { Web, WebContext } from '../web/web.ts';
import { type Staff, staffOf } from './require-staff.ts';

export const signOutPurpose = 'mesa-salir';

export type DeskPlace =
  | 'inicio'
  | 'cola'
  | 'chat'
  | 'correo'
  | 'equipo'
  | 'cifras'
  | 'auditoria'
  | 'datos'
  | 'administracion'
  | 'seguridad'
  | 'sala'
  | null;

export type DeskPage = Omit<StaffPageOptions, 'site' | 'nonce' | 'nav' | 'user'> & {
  readonly place?: DeskPlace;
  readonly status?: number;
  /** Of the person's own queue, beside its name. */
  readonly mias?: number | undefined;
  /** People who wait in the chat, beside its name. */
  readonly waiting?: number | undefined;
};

/** Whether there is a queue for them: an administrator's accounts open no case. */
const withoutQueue: ReadonlySet<string> = new Set(['administrador', 'lector', 'custodio', 'delegado']);
const handlesCases = ({ actor }: Staff) => actor.roles.some((rol) => !withoutQueue.has(rol));

/** What the agency sees of itself, by who may enter. */
const rooms: readonly {
  readonly text: string;
  readonly href: string;
  readonly place: DeskPlace;
  readonly roles: readonly RolFuncionario[];
}[] = [
  { text: 'Equipo', href: paths.mesa.equipo.inicio, place: 'equipo', roles: ['funcionario', 'supervisor'] },
  {
    text: 'Cifras',
    href: paths.mesa.cifras.inicio,
    place: 'cifras',
    roles: ['supervisor', 'auditor', 'administrador'],
  },
  { text: 'Auditoría', href: paths.mesa.auditoria.inicio, place: 'auditoria', roles: ['auditor'] },
  { text: 'Datos personales', href: paths.mesa.datos.inicio, place: 'datos', roles: ['delegado'] },
  {
    text: 'Administración',
    href: paths.mesa.administracion.inicio,
    place: 'administracion',
    roles: ['administrador'],
  },
];

/** Nobody else sees that there is such a place. */
const entersSala = ({ actor }: Staff) => roomRole(actor) !== null;

/** Before the sign-in there are no places to go to, only the form. */
export function deskPage(
  web: Web,
  c: WebContext,
  { place = null, status = 200, mias, waiting, ...options }: DeskPage,
): Response {
  const { visit } = c.var;
  const staff = staffOf(visit);
  if (staff === null) rememberVisitor(web, c, visit);
  const item = (text: string, href: string, of: DeskPlace) => ({ text, href, isCurrent: of === place });
  const nav =
    staff === null
      ? [item('Ingresar', paths.mesa.ingresar, null)]
      : [
          item('Inicio', paths.mesa.inicio, 'inicio'),
          ...(handlesCases(staff)
            ? [
                { ...item('Cola', paths.mesa.cola, 'cola'), count: mias },
                { ...item('Chat', paths.mesa.chat.inicio, 'chat'), count: waiting },
                item('Correo', paths.mesa.correo.inicio, 'correo'),
              ]
            : []),
          ...(entersSala(staff) ? [item('Sala reservada', paths.mesa.sala.inicio, 'sala')] : []),
          ...rooms.flatMap(({ text, href, place: of, roles }) =>
            roles.some((rol) => staff.actor.roles.includes(rol)) ? [item(text, href, of)] : [],
          ),
          item('Seguridad', paths.mesa.seguridad, 'seguridad'),
        ];
  const user =
    staff === null
      ? undefined
      : {
          name: staff.actor.nombre,
          accountHref: paths.mesa.seguridad,
          signOutHref: paths.mesa.salir,
          csrf: tokenFor(web, visit, signOutPurpose),
        };
  return respond(c, staffPage({ ...options, site: web.site, nonce: visit.nonce, nav, user }), status);
}

/** An expected "no" where there is no form to show it beside. */
export function deskRefusal(
  web: Web,
  c: WebContext,
  refusal: Pick<Refusal, 'status' | 'sentence'>,
  next: NextStep = { text: 'Volver a la cola', href: paths.mesa.cola },
): Response {
  return deskPage(web, c, refusalParts(refusal, next));
}
