// The files one puts the service into operation with: each can be read, and no setting in them is unknown to the program.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { settings } from '../../src/platform/config-settings.ts';
import { readYaml, type Yaml } from './read-yaml.ts';

const root = fileURLToPath(new URL('../../deploy/', import.meta.url));
const text = (name: string): string => readFileSync(join(root, name), 'utf8');
const known = new Set(Object.values(settings).map(({ env }) => env));
/** Of other programs, or of compose itself. */
const foreign = new Set([
  'NODE_ENV',
  'POSTGRES_PASSWORD',
  'POSTGRES_INITDB_ARGS',
  'CLAVE_SUPERUSUARIO',
  'CLAVE_DUENO',
  'CLAVE_SERVICIO',
  'CLAVE_SALA',
]);

function at(yaml: Yaml, ...path: string[]): Yaml {
  return path.reduce<Yaml>((value, key) => {
    assert.ok(typeof value === 'object' && value !== null && !Array.isArray(value), key);
    return (value as { readonly [key: string]: Yaml })[key] ?? null;
  }, yaml);
}

const keysOf = (yaml: Yaml): readonly string[] =>
  Object.keys(typeof yaml === 'object' && yaml !== null ? yaml : {});

function assertKnown(names: Iterable<string>, where: string): void {
  for (const name of names)
    assert.ok(known.has(name) || foreign.has(name), `${name} in ${where} is no setting`);
}

test('the strict reader reads, and refuses what is not plain', () => {
  assert.deepEqual(readYaml('a: 1\nb:\n  - x: "y: z"\n    w: [p, q]\n  - s # no\nc: {}\n'), {
    a: '1',
    b: [{ x: 'y: z', w: ['p', 'q'] }, 's'],
    c: {},
  });
  for (const bad of ['a: 1\na: 2', 'a:\n\tb: 1', 'a: "x', 'a\n', 'a: 1\n   b: 2', 'a: {b: 1}', 'a: |\n  b'])
    assert.throws(() => readYaml(bad), SyntaxError, bad);
});

test('compose: two processes, hardened, on one database; every setting exists', () => {
  const compose = readYaml(text('compose/compose.yaml'));
  for (const name of ['ventanilla-1', 'ventanilla-2']) {
    const service = at(compose, 'services', name);
    assert.equal(at(service, 'read_only'), 'true');
    assert.deepEqual(at(service, 'cap_drop'), ['ALL']);
    assert.equal(at(service, 'user'), '10001:10001');
    assertKnown(keysOf(at(service, 'environment')), name);
  }
  for (const name of keysOf(at(compose, 'services')))
    for (const volume of (at(compose, 'services', name, 'volumes') ?? []) as readonly string[])
      if (!volume.startsWith('.'))
        assert.ok(keysOf(at(compose, 'volumes')).includes(volume.split(':')[0] ?? ''), volume);
  const example = text('compose/ventanilla.env.example')
    .split('\n')
    .filter((line) => /^[A-Z]/.test(line));
  assertKnown(
    example.map((line) => line.split('=')[0] ?? ''),
    'ventanilla.env.example',
  );
  for (const line of example.filter(
    (one) => /KEY|TOKEN|CLAVE_\w+=|SMTP/.test(one) && !one.startsWith('DATABASE'),
  ))
    assert.match(line, /=$/, 'no secret is written down');
});

test('the image runs as nobody, without scripts of packages, and copies what there is', () => {
  const lines = text('Containerfile')
    .split('\n')
    .filter((line) => /^[A-Z]/.test(line));
  assert.ok(
    lines.every((line) =>
      /^(ARG|FROM|WORKDIR|COPY|RUN|ENV|USER|VOLUME|EXPOSE|HEALTHCHECK|STOPSIGNAL|CMD) /.test(line),
    ),
  );
  assert.ok(lines.filter((line) => line.includes('npm ')).every((line) => line.includes('--ignore-scripts')));
  assert.equal(
    lines.findLast((line) => line.startsWith('USER')),
    'USER 10001:10001',
  );
  for (const line of lines.filter((one) => one.startsWith('COPY') && !one.includes('--from')))
    for (const name of line.split(' ').slice(1, -1)) assert.ok(existsSync(join(root, '..', name)), name);
  const [environment = ''] = lines.filter((line) => line.startsWith('ENV '));
  assertKnown(
    [...environment.matchAll(/(\w+)=/g)].map(([, name = '']) => name),
    'Containerfile',
  );
});

/** Without template lines, and with a word for what a template writes. */
const plain = (source: string): string =>
  source
    .split('\n')
    .filter((line) => !/^\s*\{\{-?[^}]*\}\}\s*$/.test(line))
    .map((line) => line.replace(/"\{\{[^}]*\}\}(?::\{\{[^}]*\}\})?"/g, 'x').replace(/\{\{[^}]*\}\}/g, 'x'))
    .join('\n');

test('the chart: values, their schema and templates agree; templates close what they open', () => {
  const chart = 'helm/ventanilla';
  const values = readYaml(text(`${chart}/values.yaml`));
  const schema: unknown = JSON.parse(text(`${chart}/values.schema.json`));
  assert.ok(typeof schema === 'object' && schema !== null && 'properties' in schema);
  assert.deepEqual(keysOf(values), Object.keys(schema.properties as object));
  assertKnown(keysOf(at(values, 'settings')), 'values.yaml');
  assert.equal(at(readYaml(text(`${chart}/Chart.yaml`)), 'name'), 'ventanilla');
  for (const name of readdirSync(join(root, chart, 'templates'))) {
    const source = text(`${chart}/templates/${name}`);
    const opened = [...source.matchAll(/\{\{-? *(if|range|with|define) /g)].length;
    assert.equal(opened, [...source.matchAll(/\{\{-? *end *-?\}\}/g)].length, name);
    for (const [, path = ''] of source.matchAll(/\.Values\.([\w.]+)/g)) {
      const parts = path.split('.');
      const parent = at(values, ...parts.slice(0, -1));
      assert.ok(keysOf(parent).includes(parts.at(-1) ?? ''), `${path} in ${name}`);
    }
    if (!name.endsWith('.yaml')) continue;
    const object = readYaml(plain(source));
    for (const key of ['apiVersion', 'kind', 'metadata']) assert.ok(at(object, key), `${key} in ${name}`);
    if (at(object, 'kind') === 'ConfigMap')
      assertKnown(
        keysOf(at(object, 'data')).filter((key) => key !== 'x'),
        name,
      );
  }
});

test('proxies: headers are overwritten, streams pass, figures do not, braces close', () => {
  const nginx = text('proxy/nginx.conf');
  for (const header of ['X-Forwarded-For $remote_addr', 'X-Forwarded-Proto $scheme', 'Host $host'])
    assert.ok(nginx.includes(`proxy_set_header ${header};`), header);
  assert.match(nginx, /chat\/flujo \{[^}]*proxy_buffering off;/);
  assert.match(nginx, /\/denuncias \{[^}]*access_log off;/);
  assert.match(nginx, /= \/metrics \{[^}]*return 404;/);
  for (const line of nginx.split('\n').map((one) => one.trim())) assert.match(line, /^$|^#|[;{]$|^\}$/, line);
  for (const source of [nginx, text('proxy/Caddyfile').replaceAll(/\{(?:remote_host|scheme|host)\}/g, '')])
    assert.equal(source.split('{').length, source.split('}').length);
});

test('units: every setting exists; the service manager finds nothing to say where it is installed', (t) => {
  const names = readdirSync(join(root, 'systemd'));
  for (const name of names) {
    const source = text(`systemd/${name}`);
    for (const line of source.split('\n')) assert.match(line, /^$|^#|^\[\w+\]$|^\w+=/, `${name}: ${line}`);
    for (const [, list = ''] of source.matchAll(/^Environment=(.*)$/gm))
      assertKnown(
        list.split(' ').map((pair) => pair.split('=')[0] ?? ''),
        name,
      );
  }
  if (spawnSync('systemd-analyze', ['--version']).status !== 0) {
    t.skip('systemd-analyze is not installed here');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-unidades-'));
  try {
    // The program and its folders are not where the units expect them: what matters is every other line.
    for (const name of names)
      writeFileSync(
        join(folder, name),
        text(`systemd/${name}`)
          .replace(/^ExecStart=.*$/m, 'ExecStart=/bin/true')
          .replace(/^WorkingDirectory=.*$/m, ''),
      );
    const files = names.map((name) => join(folder, name.replace('@.', '@8081.')));
    const instance = join(folder, 'ventanilla@8081.service');
    writeFileSync(instance, readFileSync(join(folder, 'ventanilla@.service')));
    const { stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', ...files], { encoding: 'utf8' });
    const ours = stderr.split('\n').filter((line) => line.includes(folder) || /ventanilla/.test(line));
    assert.deepEqual(
      ours.filter((line) => /Unknown|Failed to parse|invalid|Invalid/.test(line)),
      [],
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
