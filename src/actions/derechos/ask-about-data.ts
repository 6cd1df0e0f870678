/** Somebody asks about their own data: signed in and recently proved, or through the officer, who writes down how they knew who asks. */
import { computeDeadline } from '../../domain/calendar/deadline.ts';
import {
  type Derecho,
  derechos,
  estaPendiente,
  type Peticion,
  type ViaDePeticion,
} from '../../domain/derechos/peticion.ts';
import { parseCorreo } from '../../domain/identity/correo.ts';
import { parseRuc } from '../../domain/identity/ruc.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { esSolicitante, type Funcionario } from '../../domain/solicitud/actor.ts';
import { referenciaDesde } from '../../domain/solicitud/referencia.ts';
import { nameId } from '../../platform/name-id.ts';
import { findCuentaById } from '../../store/cuentas.ts';
import {
  findPeticion,
  insertPeticion,
  listPeticionesDeCuenta,
  type Quien,
} from '../../store/peticiones-de-datos.ts';
import { conservacionInForce } from '../conservacion/conservacion-in-force.ts';
import type { Deps } from '../deps.ts';
import { llaveDe } from '../orden.ts';
import { oweNotices } from '../owe-notices.ts';
import { findOwner } from '../owner-addresses.ts';
import type { Session } from '../read-session.ts';
import { requireRecentStepUp } from '../step-up.ts';
import { checkedText, wrongField } from './checked-detail.ts';
import { derechosLimits as limits } from './derechos-limits.ts';

type Given = Pick<
  Peticion,
  'derecho' | 'via' | 'cuenta' | 'ruc' | 'nombre' | 'correo' | 'detalle' | 'identidad'
>;

async function write(deps: Deps, id: string, given: Given, quien: Quien): Promise<Peticion> {
  const [calendar, { conservacion }] = await Promise.all([deps.calendar(), conservacionInForce(deps)]);
  const nowMs = deps.clock.nowMs();
  const plazo = { kind: 'dias-termino', dias: conservacion.respuestaDias } as const;
  const clock = {
    plazo,
    startedAtMs: nowMs,
    territory: {},
    pauses: [],
    calendarVersion: calendar.calendar.version,
  };
  const { dueAtMs } = computeDeadline(clock, calendar, nowMs);
  const body = referenciaDesde(Buffer.from(deps.ids.randomToken(8), 'base64url')).slice('VT'.length);
  const peticion: Peticion = {
    ...given,
    id,
    numero: `DP${body}`,
    version: 1,
    estado: given.derecho === 'acceso' && given.identidad !== null ? 'en-preparacion' : 'recibida',
    recibidaMs: nowMs,
    venceMs: dueAtMs ?? nowMs + conservacion.respuestaDias * 86_400_000,
    plazo,
    respuesta: null,
    respondidaMs: null,
    paquete: null,
  };
  await deps.db.transaction(async (queries) => {
    const isNew = await insertPeticion(queries, peticion, quien);
    if (!isNew || given.correo === null) return;
    const texto = `Recibimos su petición ${peticion.numero} sobre sus datos personales. Le responderemos hasta en ${plazo.dias} días de término.\n\nSi usted no la hizo, avísenos respondiendo a este correo.`;
    const aviso = { para: given.correo, asunto: `Petición ${peticion.numero} sobre sus datos`, texto };
    await oweNotices(deps)(queries, [aviso]);
  });
  return (await findPeticion(deps.db, id)) ?? peticion;
}

function checkedRight(raw: string): Derecho | Refusal {
  return derechos.find((one) => one === raw) ?? wrongField('derecho', 'Elija qué quiere pedir.');
}

const checkedDetail = (raw: string, derecho: Derecho) =>
  checkedText(raw, 'detalle', {
    min: derecho === 'acceso' ? 0 : 10,
    max: limits.detalleCharsMax,
    missing: 'Cuéntenos qué dato es y qué pide.',
  });

export type OwnAsk = { readonly derecho: string; readonly detalle: string; readonly llave: string };

/** Of a person who is signed in. The answer goes to the registered address, wherever the session came from. */
export async function askAboutOwnData(
  deps: Deps,
  session: Session,
  ask: OwnAsk,
): Promise<Peticion | Refusal> {
  const { actor } = session;
  if (!esSolicitante(actor)) return refuse('sin-permiso');
  const unproved = requireRecentStepUp(session, deps.clock.nowMs());
  if (unproved !== null) return unproved;
  const derecho = checkedRight(ask.derecho);
  if (isRefusal(derecho)) return derecho;
  const detalle = checkedDetail(ask.detalle, derecho);
  if (isRefusal(detalle)) return detalle;
  const llave = llaveDe(actor, ask.llave, { derecho, detalle });
  if (isRefusal(llave)) return llave;
  const id = nameId('peticion', llave.autor, llave.llave);
  const first = await findPeticion(deps.db, id);
  if (first !== null) return first;
  const own = await listPeticionesDeCuenta(deps.db, actor.cuenta, limits.listedMax);
  const waiting = own.filter(estaPendiente);
  if (waiting.length >= limits.openPerCuentaMax)
    return refuse('maximo-alcanzado', {
      sentence: 'Tiene varias peticiones sin responder. Espere la respuesta de una de ellas.',
    });
  const cuenta = await findCuentaById(deps.db, actor.cuenta);
  const correo = cuenta === null ? null : ((await findOwner(deps, cuenta)).correos[0] ?? null);
  const { ruc, nombre } = actor;
  const given: Given = {
    derecho,
    via: 'portal',
    cuenta: actor.cuenta,
    ruc,
    nombre,
    correo,
    detalle,
    identidad: 'Sesión del portal, con la clave confirmada en los últimos minutos.',
  };
  return write(deps, id, given, { nombre, cuenta: actor.cuenta });
}

export type EnteredAsk = OwnAsk & {
  readonly via: string;
  readonly nombre: string;
  readonly ruc: string;
  readonly correo: string;
  /** How it was made sure who asks; '' where it was not yet. */
  readonly identidad: string;
};

const vias: readonly ViaDePeticion[] = ['correo', 'ventanilla'];

/** Of a person without account, by mail or at the window; entered by the data protection officer. */
export async function enterDataRequest(
  deps: Deps,
  actor: Funcionario,
  ask: EnteredAsk,
): Promise<Peticion | Refusal> {
  if (!actor.roles.includes('delegado')) return refuse('sin-permiso');
  const derecho = checkedRight(ask.derecho);
  if (isRefusal(derecho)) return derecho;
  const via = vias.find((one) => one === ask.via);
  if (via === undefined) return wrongField('via', 'Elija cómo llegó la petición.');
  const nombre = checkedText(ask.nombre, 'nombre', {
    min: 3,
    max: limits.nombreCharsMax,
    missing: 'Escriba quién pide.',
  });
  if (isRefusal(nombre)) return nombre;
  const ruc = ask.ruc.trim() === '' ? null : parseRuc(ask.ruc);
  if (ruc !== null && !ruc.ok) return wrongField('ruc', ruc.notice.sentence);
  const correo = ask.correo.trim() === '' ? null : parseCorreo(ask.correo);
  if (correo !== null && !correo.ok) return wrongField('correo', correo.notice.sentence);
  if (ruc === null && correo === null)
    return wrongField('ruc', 'Escriba el RUC, el correo o los dos: por ellos buscamos los datos.');
  const detalle = checkedDetail(ask.detalle, derecho);
  if (isRefusal(detalle)) return detalle;
  const identidad = checkedText(ask.identidad, 'identidad', { max: limits.identidadCharsMax, missing: '' });
  if (isRefusal(identidad)) return identidad;
  const llave = llaveDe(actor, ask.llave, { derecho, nombre, detalle });
  if (isRefusal(llave)) return llave;
  const given: Given = {
    derecho,
    via,
    cuenta: null,
    ruc: ruc?.value.ruc ?? null,
    nombre,
    correo: correo?.value.folded ?? null,
    detalle,
    identidad: identidad === '' ? null : identidad,
  };
  const id = nameId('peticion', llave.autor, llave.llave);
  return write(deps, id, given, { nombre: actor.nombre, cuenta: actor.cuenta });
}
