/** The desk on this machine with the demonstration's people and some cases, for tests: a real server, a real database. */
import { fileFor } from '../../../tests/filing.ts';
import { unsealedReceipts } from '../../../tests/sample-log.ts';
import type { Scene } from '../../../tests/scene.ts';
import { type Served, serveScene } from '../../../tests/served.ts';
import { WebClient } from '../../../tests/web-client.ts';
import type { Deps } from '../../actions/deps.ts';
import { civilDateAt } from '../../domain/calendar/civil-date.ts';
import { zoneGuayaquil } from '../../domain/calendar/zone.ts';
import { updateClave } from '../../store/cuentas.ts';
import { type ChatHub, openHub } from '../../web/chat/hub.ts';
import type { Web, WebApp } from '../../web/web.ts';
import { deskDoor } from '../desk-door.ts';

export type DeskServer = {
  readonly href: string;
  readonly scene: Scene;
  readonly web: Web;
  /** Token of a new session of somebody, as its cookie holds it. */
  readonly sessionOf: Served['sessionOf'];
  /** Gives an account its password; returns it. */
  withPassword(usuario: string): Promise<string>;
  /** A browser without JavaScript, signed in as somebody of `demo/accounts.ts`. */
  as(usuario: string): Promise<WebClient>;
  stop(): Promise<void>;
};

/** `parts` of the verbs' to replace. */
export async function startDesk(parts: Partial<Deps> = {}): Promise<DeskServer> {
  let hub: ChatHub | undefined;
  const door = (app: WebApp, of: Web): void => {
    hub = openHub(of.deps);
    deskDoor(unsealedReceipts, hub)(app, of);
  };
  const scene = await serveScene([door], { host: 'localhost', parts });
  const { origin, web, deps, sessionOf, stop } = scene;
  return {
    href: origin,
    scene,
    web,
    sessionOf,
    as: async (usuario) => new WebClient(origin, await sessionOf(scene.staff(usuario))),
    withPassword: async (usuario) => {
      const clave = `palabras largas de ${usuario}`;
      const claveHash = await deps.passwords.hash(clave);
      await updateClave(deps.db, scene.staff(usuario).cuenta, claveHash, deps.clock.nowMs());
      return clave;
    },
    stop: async () => {
      await hub?.drain();
      await stop();
    },
  };
}

/** Asks for another e-mail without access to the old one: an officer and a second person decide. */
export function fileEmailChange(
  scene: Scene,
  correoNuevo = 'gerencia@textiles-demostracion.example',
): ReturnType<typeof fileFor> {
  return fileFor(scene, {
    actor: scene.supplier('textilera'),
    tramite: 'correo-electronico',
    datos: { correoNuevo, accesoAnterior: 'no', motivo: 'La contadora anterior se llevó la clave.' },
    verificados: [`correoNuevo=${correoNuevo}`],
  });
}

/** The civil date at the agency, wherever the test moved its clock. */
export function todayOf({ deps }: Scene): string {
  return civilDateAt(deps.clock.nowMs(), zoneGuayaquil);
}

/** Asks for Pasivo with matters pending: one officer decides. */
export function filePassive(scene: Scene): ReturnType<typeof fileFor> {
  return fileFor(scene, {
    actor: scene.supplier('conPendientes'),
    tramite: 'cambio-a-pasivo',
    datos: { alcance: 'temporal', fecha: todayOf(scene), motivo: 'Suspendemos operaciones.' },
  });
}
