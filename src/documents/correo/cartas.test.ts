// Every synthetic mail of the tests, through the process that reads mails: what a person would find in it is found.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Carta } from '../../../tests/correo/carta.ts';
import { cartas } from '../../../tests/correo/cartas.ts';
import type { CorreoLeido } from '../../domain/correo/leido.ts';
import { type MailReader, openMailReader } from './mail-reader.ts';
import { assertBounded } from './testing/assert-bounded.ts';

let folder: string;
let reader: MailReader;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ventanilla-cartas-'));
  reader = openMailReader();
});
after(async () => {
  reader.close();
  await rm(folder, { recursive: true, force: true });
});

function assertText({ texto }: CorreoLeido, { espera }: Carta): void {
  for (const words of espera.texto) assert.ok(texto.includes(words), `«${words}» in: ${texto}`);
  for (const words of espera.textoSin ?? []) assert.ok(!texto.includes(words), `no «${words}» in: ${texto}`);
  if (espera.texto.length === 0) assert.equal(texto, '');
}

async function assertParts({ adjuntos }: CorreoLeido): Promise<void> {
  for (const { sha256, tamanoBytes } of adjuntos) {
    const bytes = await readFile(join(folder, sha256));
    assert.equal(bytes.length, tamanoBytes);
    assert.equal(createHash('sha256').update(bytes).digest('hex'), sha256);
  }
}

for (const carta of cartas) {
  test(`carta: ${carta.nombre}`, async () => {
    const { espera } = carta;
    const outcome = await reader.read({ bytes: carta.crudo }, folder);
    assert.ok(outcome.outcome === 'leido');
    const { correo } = outcome;
    assertBounded(correo);
    assert.equal(correo.de?.direccion ?? null, espera.de);
    assert.equal(correo.asunto, espera.asunto);
    assertText(correo, carta);
    await assertParts(correo);
    assert.deepEqual(
      correo.adjuntos.map(({ nombre }) => nombre),
      espera.adjuntos ?? [],
    );
    assert.deepEqual([...correo.avisos].sort(), [...(espera.avisos ?? [])].sort());
    assert.equal(correo.proteccion.clase, espera.proteccion ?? 'ninguna');
    const firma = correo.proteccion.clase === 'smime-firmado' ? correo.proteccion.estado : undefined;
    assert.equal(firma, espera.firma);
    assert.deepEqual(correo.informe, espera.informe ?? null);
  });
}

test('there are at least sixty, each under its own name', () => {
  assert.ok(cartas.length >= 60);
  assert.equal(new Set(cartas.map(({ nombre }) => nombre)).size, cartas.length);
});
