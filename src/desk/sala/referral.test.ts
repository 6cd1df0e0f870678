/** Files and referral: originals stay, copies are clean, one proposes and another releases, and only the authority opens what left. */
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { forReader } from '../../actions/sala/case-seals.ts';
import { releaseProposedPaquete } from '../../actions/sala/release-paquete.ts';
import { storeSealedFile } from '../../actions/sala/store-sealed-file.ts';
import { accepted } from '../../actions/sala/testing/room.ts';
import { openZip } from '../../documents/libro/zip-guard.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { listBandeja } from '../../store/sala-bandeja.ts';
import { openPaquete } from '../../trust/paquete/paquete.ts';
import { newKeyPair } from '../../trust/sellado/hpke.ts';
import { openSalaDesk, type Persona, type SalaDesk } from './testing/sala-desk.ts';
import { doIn, done, visible } from './testing/sala-forms.ts';

const { sala } = paths.mesa;
const author = 'Autora Sintetica Delatora';
let desk: SalaDesk;
let proposer: Persona;
let releaser: Persona;
let custodia: Persona;
before(async () => {
  desk = await openSalaDesk();
  proposer = await desk.persona('Lectora Inventada Rosales', ['lector']);
  releaser = await desk.persona('Lector Inventado Cedeño', ['lector']);
  custodia = await desk.persona('Custodia Inventada Bravo', ['custodio']);
  await desk.enrol(proposer, ['denuncias']);
  await desk.enrol(releaser, ['denuncias']);
  await desk.enrol(custodia);
});
after(() => desk.stop());

async function withPhotograph(): Promise<{ id: string; original: Buffer }> {
  const { deps } = desk.served;
  const original = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } })
    .withExif({ IFD0: { Artist: author } })
    .jpeg()
    .toBuffer();
  const stored = { nombre: `foto de ${author}.jpg`, sizeBytesMax: 1_000_000 };
  const foto = accepted(await storeSealedFile(deps, Readable.from([original]), stored));
  const audio = accepted(
    await storeSealedFile(deps, Readable.from([Buffer.from('ID3 sintetico')]), {
      nombre: 'voz.mp3',
      sizeBytesMax: 1000,
    }),
  );
  const { id } = await desk.complaint({ archivos: [foto, audio] });
  return { id, original };
}

const bytesOf = async (client: Awaited<ReturnType<SalaDesk['client']>>, path: string) => {
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await fetch(client.origin + path, { headers: { cookie } });
  return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
};

const linksIn = (html: string, kind: string) =>
  [...html.matchAll(new RegExp(`href="(/mesa/sala/denuncias/[^"]+/${kind}/[^"]+)"`, 'g'))].map(
    ([, href = '']) => href,
  );

async function partsOf(zipped: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  const zip = await openZip(zipped);
  const parts = new Map<string, Buffer>();
  for (const [name, entry] of zip.entries) {
    const pieces: Buffer[] = [];
    for await (const piece of zip.read(entry)) pieces.push(piece);
    parts.set(name, Buffer.concat(pieces));
  }
  zip.close();
  return parts;
}

test('ASVS 5.4.1 an original comes as a download in a sandbox, byte for byte; reading it is noted', async () => {
  const { id, original } = await withPhotograph();
  const client = await desk.client(await desk.again(proposer));
  const page = await client.get(sala.denuncia(id));
  const [photo = ''] = linksIn(page.html, 'archivos');
  const { answer, bytes } = await bytesOf(client, photo);
  assert.deepEqual(bytes, original);
  assert.match(answer.headers.get('content-disposition') ?? '', /^attachment/);
  assert.match(answer.headers.get('content-security-policy') ?? '', /sandbox/);
  assert.deepEqual(
    ['x-content-type-options', 'cache-control'].map((name) => answer.headers.get(name)),
    ['nosniff', 'no-store'],
  );
  assert.match(visible((await client.get(sala.bitacora)).html), /Descargó un archivo/);
});

test('ASVS 14.2.8 a clean copy has a name of ours and nothing of its author; what cannot be cleaned says why', async () => {
  const { id } = await withPhotograph();
  const client = await desk.client(await desk.again(proposer));
  const page = await client.get(sala.denuncia(id));
  const names = [...page.html.matchAll(/id="formulario-(copiar-\d+)"/g)].map(([, name = '']) => name);
  const [photo = '', audio = ''] = names;
  await done(client, id, photo, [], 'copiar');
  const refused = await doIn(client, id, audio, [], 'copiar');
  assert.equal(refused.status, 422);
  assert.match(visible(refused.html), /no sabemos quitar los datos ocultos/);
  const after = await client.get(sala.denuncia(id));
  const [, , copy = ''] = linksIn(after.html, 'archivos').toSorted(
    (a, b) => after.html.indexOf(a) - after.html.indexOf(b),
  );
  const copies = await Promise.all(linksIn(after.html, 'archivos').map((href) => bytesOf(client, href)));
  const clean = copies.filter(({ answer }) =>
    (answer.headers.get('content-disposition') ?? '').includes('copia-'),
  );
  assert.equal(clean.length, 1);
  assert.ok(copy !== '' && !clean[0]?.bytes.includes(author));
});

test('ASVS 2.3.5 a referral is proposed by one and released by another; only the authority opens it, identity included', async () => {
  const { id } = await withPhotograph();
  const { ids } = desk.served.deps;
  const authority = await newKeyPair(ids);
  const stranger = await newKeyPair(ids);
  const reader = await desk.client(await desk.again(proposer));
  await done(reader, id, 'tomar');
  const page = await reader.get(sala.denuncia(id));
  const copyForm = /id="formulario-(copiar-\d+)"/.exec(page.html)?.[1] ?? '';
  await done(reader, id, copyForm, [], 'copiar');
  await done(reader, id, 'pedir-apertura', [['motivo', 'La Fiscalía debe citar a quien denuncia']]);
  const keeper = await desk.client(await desk.again(custodia));
  const requests = await keeper.get(sala.custodia);
  const [, grant = ''] = /action="(\/mesa\/sala\/custodia\/[^"]+\/conceder)"/.exec(requests.html) ?? [];
  assert.equal((await keeper.post(requests, grant, [])).status, 303);

  const wrong = await doIn(reader, id, 'proponer-remision', [['clave', 'no es una clave']]);
  for (const sentence of [
    /a qué autoridad/,
    /clave pública no está completa/,
    /por qué se remite/,
    /Elija qué se remite/,
  ])
    assert.match(visible(wrong.html), sentence);
  const form = await reader.get(sala.denuncia(id));
  const pieces = [...form.html.matchAll(/name="piezas" type="checkbox" value="([^"]+)"/g)].map(
    ([, value = '']) => value,
  );
  const [, apertura = ''] = /name="apertura" type="checkbox" value="([^"]+)"/.exec(form.html) ?? [];
  assert.ok(pieces.length === 2 && apertura !== '', `account and copy: ${pieces.length}`);
  await done(reader, id, 'proponer-remision', [
    ['autoridad', 'Fiscalía (sintética)'],
    ['clave', authority.publicKey.toString('base64')],
    ['motivo', 'Posible delito'],
    ['apertura', apertura],
    ...pieces.map((piece): [string, string] => ['piezas', piece]),
  ]);
  const own = await reader.get(sala.denuncia(id));
  assert.match(visible(own.html), /debe liberarlo otra persona/);
  const [, paquete = ''] = /name="paquete" value="([^"]+)"/.exec(own.html) ?? [];

  const other = await desk.client(await desk.again(releaser));
  const release = await other.get(sala.denuncia(id));
  const form2 = /id="formulario-(liberar-[^"]+)"/.exec(release.html)?.[1] ?? '';
  const twice = await desk.lector(await desk.again(proposer));
  const { version } = (await listBandeja(desk.served.deps.sala.db, forReader(twice.cuenta), 50)).find(
    (row) => row.id === id,
  ) ?? { version: 0 };
  const alone = await releaseProposedPaquete(desk.served.deps, twice, { id, paquete, versionVista: version });
  assert.ok(isRefusal(alone) && alone.code === 'misma-persona', 'the same person in another session');
  const otherAgain = await desk.client(await desk.again(releaser));
  await done(otherAgain, id, form2, [], 'liberar-remision');
  const [file = ''] = linksIn((await otherAgain.get(sala.denuncia(id))).html, 'paquetes');
  assert.ok(file.endsWith(paquete));
  const { bytes, answer } = await bytesOf(otherAgain, file);
  assert.equal(answer.status, 200);
  assert.ok(!bytes.includes('pidieron un pago') && !bytes.includes('Sintética'));
  assert.equal(await openPaquete(stranger.privateKey, bytes), null);
  const opened = await openPaquete(authority.privateKey, bytes);
  assert.ok(opened !== null && opened.identidad !== null);
  assert.equal(JSON.parse(opened.identidad.toString()).nombre, 'Persona Sintética Inventada');
  const parts = await partsOf(opened.zip);
  const whole = Buffer.concat([...parts.values()]);
  assert.ok(whole.includes('pidieron un pago') && !whole.includes(author));
  assert.ok(
    [...parts.keys()].some((name) => name.includes('copia-')),
    [...parts.keys()].join(),
  );
  const remitted = visible((await otherAgain.get(sala.denuncia(id))).html);
  assert.match(remitted, /Remitida/);
  assert.match(remitted, /Se remitió a Fiscalía \(sintética\).*con su identidad/);
});
