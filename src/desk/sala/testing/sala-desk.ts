/** The room of the desk on this machine for tests: synthetic people of every role, and complaints nobody ever made. */
import { goodClave } from '../../../../tests/people.ts';
import { type Served, serveScene } from '../../../../tests/served.ts';
import { WebClient } from '../../../../tests/web-client.ts';
import { enrolReader } from '../../../actions/sala/enrol-reader.ts';
import { openDenuncia } from '../../../actions/sala/open-denuncia.ts';
import { readRoom } from '../../../actions/sala/read-room.ts';
import type { LectorAbierto } from '../../../actions/sala/sala-types.ts';
import { accepted, syntheticComplaint } from '../../../actions/sala/testing/room.ts';
import { unlockRoom } from '../../../actions/sala/unlock-room.ts';
import type { GrupoDeSala, NuevaDenuncia } from '../../../domain/denuncia/denuncia.ts';
import type { Funcionario, RolFuncionario } from '../../../domain/solicitud/actor.ts';
import { insertCuenta } from '../../../store/cuentas.ts';
import { updateGrupos } from '../../../store/sala-lectores.ts';
import { addSalaRoutes } from '../sala-routes.ts';

export const frase = 'tres sapos sinteticos cantan de noche';
export const clave = goodClave;

export type Persona = { readonly actor: Funcionario; readonly session: string };

export type SalaDesk = {
  readonly served: Served;
  /** A person of the staff with an account and a session of their own. */
  persona(nombre: string, roles: readonly RolFuncionario[]): Promise<Persona>;
  /** Another session of the same account. */
  again(persona: Persona): Promise<Persona>;
  /** Enrols somebody; without groups a custodian. */
  enrol(persona: Persona, grupos?: readonly GrupoDeSala[], impedimentos?: readonly string[]): Promise<void>;
  /** A browser without JavaScript, signed in, the room open where told. */
  client(persona: Persona, isOpen?: boolean): Promise<WebClient>;
  lector(persona: Persona): Promise<LectorAbierto>;
  /** A complaint; gives its identifier and its words. */
  complaint(override?: Partial<NuevaDenuncia>): Promise<{ readonly id: string; readonly palabras: string }>;
  stop(): Promise<void>;
};

export async function openSalaDesk(): Promise<SalaDesk> {
  const served = await serveScene([addSalaRoutes]);
  const { deps } = served;
  const claveHash = await deps.passwords.hash(clave);
  const persona = async (nombre: string, roles: readonly RolFuncionario[]): Promise<Persona> => {
    const id = deps.ids.newId();
    const actor: Funcionario = { clase: 'funcionario', cuenta: id, nombre, roles, unidades: [] };
    const cuenta = { id, clase: 'funcionario', ruc: null, usuario: `u-${id}`, nombre, correo: null } as const;
    await insertCuenta(deps.db, { ...cuenta, claveHash, roles, unidades: [] }, deps.clock.nowMs());
    return { actor, session: await served.sessionOf(actor) };
  };
  const opened = async ({ actor }: Persona) => accepted(await unlockRoom(deps, actor, frase)).token;
  return {
    served,
    persona,
    again: async ({ actor }) => ({ actor, session: await served.sessionOf(actor) }),
    enrol: async ({ actor }, grupos = [], impedimentos = []) => {
      accepted(await enrolReader(deps, actor, { frase, impedimentos }));
      if (grupos.length > 0) await updateGrupos(deps.sala.db, actor.cuenta, grupos);
    },
    client: async (who, isOpen = true) => {
      const client = new WebClient(served.origin, who.session);
      if (isOpen) client.cookies.set('sala', await opened(who));
      return client;
    },
    lector: async (who) => accepted(await readRoom(deps, who.actor, await opened(who))),
    complaint: async (override = {}) => {
      const { id, palabras } = accepted(await openDenuncia(deps, syntheticComplaint(deps, override)));
      return { id, palabras: palabras?.join(' ') ?? '' };
    },
    stop: served.stop,
  };
}
