/** Debian's postfix as an own process on this machine: configuration, queue and log in a temporary folder, set up as docs/correo.md says. */

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../free-port.ts';

const programs = '/usr/sbin';
const daemons = '/usr/lib/postfix/sbin';
const domain = 'agencia-demostracion.example';
export const authservId = `correo.${domain}`;

/** Why it cannot run here, for the test that is left out; false where it can. */
export function postfixMissing(): string | false {
  if (!existsSync(`${programs}/postfix`) || !existsSync(`${daemons}/lmtp`))
    return 'postfix no está instalado';
  return process.getuid?.() === 0 ? false : 'postfix solo arranca como root';
}

type Queued = { readonly queue_name: string; readonly recipients: readonly { readonly address: string }[] };

export type Postfix = {
  readonly port: number;
  readonly url: string;
  /** What it keeps at this moment, whether it waits or is under way. */
  queued(): Promise<readonly Queued[]>;
  /** Everything that waits is tried again, now. */
  flush(): Promise<void>;
  log(): Promise<string>;
  stop(): Promise<void>;
};

export type PostfixNeighbours = {
  /** Port of our LMTP, on this machine. */
  readonly lmtpPort: number;
  /** To whom everything goes that is not for the agency. */
  readonly relayPort: number;
  readonly milterPort: number;
  /** Further lines of main.cf; the last one about a setting holds. */
  readonly more?: readonly string[];
};

/** The lines that operators are told to write, for this agency: those of main.cf and those of header_checks. */
async function published(
  folder: string,
  lmtpPort: number,
): Promise<{ readonly main: string; readonly checks: string }> {
  const page = await readFile(new URL('../../docs/correo.md', import.meta.url), 'utf8');
  const block = (opening: string): string => {
    const start = page.indexOf(`\`\`\`\n# ${opening}`);
    if (start < 0) throw new Error(`docs/correo.md has no lines for ${opening}`);
    return page
      .slice(start + 4, page.indexOf('\n```', start + 4))
      .replaceAll('agencia.example', domain)
      .replaceAll('agencia\\.example', domain.replaceAll('.', '\\.'))
      .replaceAll(':2424', `:${lmtpPort}`)
      .replaceAll('/etc/postfix/', `${folder}/`);
  };
  return { main: block('main.cf'), checks: block('/etc/postfix/header_checks') };
}

const surroundings = (folder: string, { relayPort, milterPort }: PostfixNeighbours): string => `
compatibility_level = 3.6
queue_directory = ${folder}/cola
data_directory = ${folder}/datos
command_directory = ${programs}
daemon_directory = ${daemons}
meta_directory = /etc/postfix
maillog_file = ${folder}/postfix.log
maillog_file_prefixes = ${folder}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = ${authservId}
mynetworks = 127.0.0.0/8
mydestination =
alias_maps =
alias_database =
relay_domains = ${domain}
relay_recipient_maps = inline:{ tramites@${domain}=x, alerta@${domain}=x }
relayhost = [127.0.0.1]:${relayPort}
smtpd_milters = inet:127.0.0.1:${milterPort}
milter_default_action = tempfail
smtpd_peername_lookup = no
smtpd_tls_security_level = none
local_header_rewrite_clients =
`;

const services = (port: number): string =>
  [
    `127.0.0.1:${port} inet n - n - - smtpd`,
    'pickup unix n - n 60 1 pickup',
    'cleanup unix n - n - 0 cleanup',
    'qmgr unix n - n 300 1 qmgr',
    'rewrite unix - - n - - trivial-rewrite',
    ...['bounce', 'defer', 'trace'].map((name) => `${name} unix - - n - 0 bounce`),
    'flush unix n - n 1000? 0 flush',
    'proxymap unix - - n - - proxymap',
    ...['smtp', 'relay'].map((name) => `${name} unix - - n - - smtp`),
    'showq unix n - n - - showq',
    ...['error', 'retry'].map((name) => `${name} unix - - n - - error`),
    'virtual unix - n n - - virtual',
    'lmtp unix - - n - - lmtp',
    'anvil unix - - n - 1 anvil',
    'scache unix - - n - 1 scache',
    'postlog unix-dgram n - n - 1 postlogd',
    '',
  ].join('\n');

const patienceMs = 30_000;

function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('data', () => {
      socket.end('QUIT\r\n');
      resolve(true);
    });
    socket.on('error', () => resolve(false));
    socket.setTimeout(patienceMs, () => socket.destroy());
    socket.once('close', () => resolve(false));
  });
}

const run = promisify(execFile);
const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' };

/** By the number that it writes down itself; its own children end with it, and so does what started it. */
async function end(folder: string, starter: ChildProcess): Promise<void> {
  if (starter.exitCode === null && starter.signalCode === null) {
    const gone = once(starter, 'exit');
    const pid = Number(await readFile(join(folder, 'cola/pid/master.pid'), 'utf8').catch(() => ''));
    if (pid > 1) process.kill(pid, 'SIGTERM');
    else starter.kill('SIGTERM');
    await gone;
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Rejects with what its log says where it does not come up. */
export async function startPostfix(neighbours: PostfixNeighbours): Promise<Postfix> {
  const folder = await mkdtemp(join(tmpdir(), 'ventanilla-postfix-'));
  await chmod(folder, 0o755);
  const port = await freePort();
  const { main, checks } = await published(folder, neighbours.lmtpPort);
  await mkdir(join(folder, 'cola'));
  await Promise.all([
    writeFile(
      join(folder, 'main.cf'),
      [surroundings(folder, neighbours), main, ...(neighbours.more ?? []), ''].join('\n'),
    ),
    writeFile(join(folder, 'master.cf'), services(port)),
    writeFile(join(folder, 'header_checks'), `${checks}\n`),
  ]);
  const child = spawn(`${programs}/postfix`, ['-c', folder, 'start-fg'], { env, stdio: 'ignore' });
  const log = () => readFile(join(folder, 'postfix.log'), 'utf8').catch(() => '');
  const endMs = performance.now() + patienceMs;
  while (!(await greets(port))) {
    if (child.exitCode !== null || performance.now() > endMs) {
      const said = await log();
      await end(folder, child);
      throw new Error(`postfix did not come up: ${said}`);
    }
    await wait(50);
  }
  const queueSays = (option: string) =>
    run(`${programs}/postqueue`, ['-c', folder, option], { env, timeout: patienceMs });
  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    log,
    stop: () => end(folder, child),
    async flush() {
      await queueSays('-f');
    },
    async queued() {
      // Asked in a loop, and each time it is a process.
      await wait(100);
      const { stdout } = await queueSays('-j');
      return stdout
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Queued);
    },
  };
}
