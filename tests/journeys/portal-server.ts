/** The public side on this machine with the demo's register, for tests: a real server on a real database. */
import { demoOutsideAccounts } from '../../demo/accounts.ts';
import { portalDoor } from '../../src/channels/portal/portal-door.ts';
import { rapidoDoor } from '../../src/channels/rapido/rapido-door.ts';
import type { Solicitante } from '../../src/domain/solicitud/actor.ts';
import { updateClave } from '../../src/store/cuentas.ts';
import type { Scene } from '../scene.ts';
import { serveScene } from '../served.ts';
import { WebClient } from '../web-client.ts';

/** Who signs in with a password in these tests; the RUC is known once the scene stands. */
export const account = { ruc: '', usuario: 'textilera', clave: '' };
export const association = { ruc: '', usuario: 'asociacion', clave: '' };

async function givePassword(scene: Scene, mine: typeof account, owner: Solicitante): Promise<void> {
  const { deps } = scene;
  mine.ruc = owner.ruc;
  mine.clave = demoOutsideAccounts.find(({ ruc }) => ruc === owner.ruc)?.clave ?? '';
  await updateClave(deps.db, owner.cuenta, await deps.passwords.hash(mine.clave), deps.clock.nowMs());
}

export type PortalServer = {
  readonly href: string;
  readonly scene: Scene;
  /** Somebody whose session was opened past the sign-in page. */
  signedIn(actor: Solicitante): Promise<WebClient>;
  stop(): Promise<void>;
};

export async function startPortal(): Promise<PortalServer> {
  const scene = await serveScene([portalDoor, rapidoDoor]);
  await givePassword(scene, account, scene.supplier('textilera'));
  await givePassword(scene, association, scene.supplier('asociacion'));
  const { origin, sessionOf, stop } = scene;
  return {
    href: origin,
    scene,
    signedIn: async (actor) => new WebClient(origin, await sessionOf(actor)),
    stop,
  };
}
