/** Debian's dovecot as an own process on this machine, with a configuration and a mailbox in a temporary folder. */

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../free-port.ts';

const program = '/usr/sbin/dovecot';
const libraries = '/usr/lib/dovecot';

export const hasDovecot = (): boolean => existsSync(program) && existsSync(`${libraries}/imap`);

export type Dovecot = {
  readonly url: string;
  /** A mail arrives; gives the name of its file. */
  arrive(raw: Buffer): Promise<string>;
  /** The folder loses its numbers, as when it is rebuilt from a copy. */
  forgetNumbers(): Promise<void>;
  readonly folder: string;
  stop(): Promise<void>;
};

const isRoot = process.getuid?.() === 0;
/** Accounts that exist everywhere; a process that is nobody special runs as itself. */
const [unprivileged, group] = [65_534, 65_534];

const accounts = isRoot
  ? 'default_internal_user = nobody\ndefault_internal_group = nogroup\ndefault_login_user = daemon'
  : `default_internal_user = ${process.env.USER ?? ''}\ndefault_login_user = ${process.env.USER ?? ''}`;

const configuration = (folder: string, port: number, uid: number, gid: number): string => `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
${accounts}
first_valid_uid = 1
mail_location = maildir:${folder}/correo
passdb {
  driver = static
  args = password=clave-sintetica
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${folder}/casa
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
`;

async function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('data', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

const patienceMs = 15_000;

/** Rejects where it does not come up. */
export async function startDovecot(): Promise<Dovecot> {
  const folder = await mkdtemp(join(tmpdir(), 'ventanilla-dovecot-'));
  await chmod(folder, 0o755);
  const port = await freePort();
  const [uid, gid] = isRoot ? [unprivileged, group] : [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  for (const name of ['correo', 'casa', 'correo/new', 'correo/cur', 'correo/tmp']) {
    await mkdir(join(folder, name));
    if (isRoot) await chown(join(folder, name), uid, gid);
  }
  await writeFile(join(folder, 'dovecot.conf'), configuration(folder, port, uid, gid));
  const child = spawn(program, ['-F', '-c', join(folder, 'dovecot.conf')], {
    env: { PATH: '/usr/bin:/bin' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await gone;
    await rm(folder, { recursive: true, force: true });
  };
  const endMs = performance.now() + patienceMs;
  while (!(await answers(port))) {
    if (child.exitCode !== null || performance.now() > endMs) {
      await stop();
      throw new Error('dovecot did not come up');
    }
    await wait(50);
  }
  let count = 0;
  return {
    url: `imap://buzon:clave-sintetica@127.0.0.1:${port}`,
    folder,
    stop,
    async arrive(raw) {
      count += 1;
      const name = `17000000${String(count).padStart(4, '0')}.M${count}P1.prueba`;
      const path = join(folder, 'correo/tmp', name);
      await writeFile(path, raw);
      if (isRoot) await chown(path, uid, gid);
      await rename(path, join(folder, 'correo/new', name));
      return name;
    },
    async forgetNumbers() {
      for (const name of ['dovecot-uidlist', 'dovecot-uidvalidity', 'dovecot.index', 'dovecot.index.log'])
        await rm(join(folder, 'correo', name), { force: true });
    },
  };
}
