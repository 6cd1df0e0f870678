/** A person of the staff chooses their password with the link the administration handed over: once, and within its time. */
import { objecionALaClave } from '../../domain/identity/clave.ts';
import { identityLimits } from '../../domain/identity/identity-limits.ts';
import { limits } from '../../domain/limits.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import { tokenHash } from '../../platform/token-hash.ts';
import { findCuentaById, updateClave } from '../../store/cuentas.ts';
import { findEnlaceDeInicio, useEnlaceDeInicio } from '../../store/enlaces-de-inicio.ts';
import { spendPresupuestos } from '../../store/presupuestos.ts';
import { deleteOtherSesiones } from '../../store/sesiones.ts';
import { insertSuceso } from '../../store/sucesos.ts';
import type { Deps } from '../deps.ts';
import { oweNotices } from '../owe-notices.ts';

export type StartTarget = { readonly usuario: string; readonly nombre: string };

export type FirstPassword = {
  readonly token: string;
  readonly clave: string;
  readonly repetida: string;
  /** As `networkOf` gives it. */
  readonly network: string;
};

const tokenShape = /^[\w-]{43}$/;
const badLink = () =>
  refuse('enlace-invalido', { sentence: 'El enlace ya se usó o venció. Pida otro a la administración.' });

/** Whose password the link would set; looking changes nothing. */
export async function inspectStartLink(deps: Deps, token: string): Promise<StartTarget | Refusal> {
  if (!tokenShape.test(token)) return badLink();
  const id = await findEnlaceDeInicio(deps.db, tokenHash(token), deps.clock.nowMs());
  const cuenta = id === null ? null : await findCuentaById(deps.db, id);
  return cuenta === null ? badLink() : { usuario: cuenta.usuario, nombre: cuenta.nombre };
}

/** Wrong links cost the network its tries. */
async function refuseLink(deps: Deps, network: string): Promise<Refusal> {
  const red = deps.keys.mac('presupuesto', `red|${network}`);
  const clave = deps.keys.mac('presupuesto', `enlace|${red}`);
  const nowMs = deps.clock.nowMs();
  const ventanaMs = identityLimits.resetWindowMinutes * 60_000;
  const [spent = 0] = await spendPresupuestos(deps.db, [{ clave, ventanaMs }], nowMs);
  if (spent <= identityLimits.linkGuessesOfNetworkMax)
    await insertSuceso(deps.db, { clase: 'enlace-rechazado', cuenta: null, detalle: { red } }, nowMs);
  return badLink();
}

export async function chooseFirstPassword(deps: Deps, input: FirstPassword): Promise<StartTarget | Refusal> {
  const huella = tokenHash(input.token);
  const nowMs = deps.clock.nowMs();
  const id = tokenShape.test(input.token) ? await findEnlaceDeInicio(deps.db, huella, nowMs) : null;
  const cuenta = id === null ? null : await findCuentaById(deps.db, id);
  if (cuenta === null) return refuseLink(deps, input.network);
  const { usuario, nombre, correo } = cuenta;
  const typed = input.clave.slice(0, limits.passwordCharsMax * 2);
  const objection = objecionALaClave(typed, { segundoFactor: true, ruc: null, usuario, nombres: [nombre] });
  if (objection !== null)
    return refuse('clave-debil', { sentence: objection, errors: [{ path: 'clave', sentence: objection }] });
  if (input.repetida !== input.clave)
    return refuse('datos-con-errores', {
      errors: [{ path: 'repetida', sentence: 'Las dos claves no son iguales. Escríbalas otra vez.' }],
    });
  const claveHash = await deps.passwords.hash(typed);
  const done = await deps.db.transaction(async (queries) => {
    const used = await useEnlaceDeInicio(queries, huella, nowMs);
    if (used === null || !(await updateClave(queries, used, claveHash, nowMs))) return false;
    await deleteOtherSesiones(queries, used, null);
    await insertSuceso(
      queries,
      { clase: 'clave-cambiada', cuenta: used, detalle: { metodo: 'enlace-de-inicio' } },
      nowMs,
    );
    if (correo !== null)
      await oweNotices(deps)(queries, [
        {
          para: correo,
          asunto: 'Se eligió la clave de su cuenta',
          texto: `Se eligió una clave para su cuenta de Ventanilla (usuario ${usuario}) con el enlace que entregó la administración. Si no fue usted, avise ahora mismo al administrador del sistema.`,
        },
      ]);
    return true;
  });
  return done ? { usuario, nombre } : refuseLink(deps, input.network);
}
