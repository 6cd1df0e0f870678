/** The desk on this machine with the demonstration's people and some cases, for tests: a real server, a real database. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { fileFor } from '../../../tests/filing.ts';
import { openScene, type Scene } from '../../../tests/scene.ts';
import { WebClient } from '../../../tests/web-client.ts';
import { openSession } from '../../actions/open-session.ts';
import { civilDateAt } from '../../domain/calendar/civil-date.ts';
import { zoneGuayaquil } from '../../domain/calendar/zone.ts';
import { readConfig } from '../../platform/config.ts';
import { listen } from '../../platform/http/serve.ts';
import { siteOf } from '../../site.ts';
import { findCuentaById, updateClave } from '../../store/cuentas.ts';
import { loadAssets } from '../../ui/assets.ts';
import { createApp } from '../../web/app.ts';
import type { Web } from '../../web/web.ts';
import { deskDoor } from '../desk-door.ts';

export type DeskServer = {
  readonly href: string;
  readonly scene: Scene;
  readonly web: Web;
  /** Token of a new session of an account, as its cookie holds it. */
  sessionOf(cuenta: string): Promise<string>;
  /** Gives an account its password; returns it. */
  withPassword(usuario: string): Promise<string>;
  /** A browser without JavaScript, signed in as somebody of `demo/accounts.ts`. */
  as(usuario: string): Promise<WebClient>;
  stop(): Promise<void>;
};

export async function startDesk(): Promise<DeskServer> {
  const folder = await mkdtemp(join(tmpdir(), 'ventanilla-mesa-'));
  const reading = readConfig({ DATA_DIR: folder });
  if (!reading.ok) throw new Error(reading.problems.join('\n'));
  const [assets, server] = await Promise.all([loadAssets({ cacheDir: folder }), listen('127.0.0.1', 0)]);
  // Passkeys belong to a name, never to an address.
  const href = `http://localhost:${server.port}`;
  const scene = await openScene({ override: () => ({ baseUrl: href }) });
  const web: Web = {
    deps: scene.deps,
    config: reading.config,
    assets,
    site: siteOf(assets, true),
    secure: false,
    ownOrigins: [href],
  };
  server.handle(getRequestListener(createApp(web, [deskDoor]).fetch));
  const sessionOf = async (id: string): Promise<string> => {
    const cuenta = await findCuentaById(scene.deps.db, id);
    assert.ok(cuenta);
    const source = { network: '127.0.0.0/24', device: null, equipo: 'Navegador de prueba' };
    const opened = await openSession(scene.deps, cuenta, { source, previousToken: null }, 'prueba');
    assert.ok(opened);
    return opened.token;
  };
  return {
    href,
    scene,
    web,
    sessionOf,
    as: async (usuario) => new WebClient(href, await sessionOf(scene.staff(usuario).cuenta)),
    withPassword: async (usuario) => {
      const clave = `palabras largas de ${usuario}`;
      const claveHash = await scene.deps.passwords.hash(clave);
      await updateClave(scene.deps.db, scene.staff(usuario).cuenta, claveHash, scene.deps.clock.nowMs());
      return clave;
    },
    stop: async () => {
      await server.stop();
      await scene.stop();
      await rm(folder, { recursive: true, force: true });
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
