// Staff see that a link was sent, never the link itself; other addresses stay as they were.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paths } from '../../paths.ts';
import { withoutLinks } from './without-links.ts';

const token = 'zKgrj_6u2AaJn6RCBJxqMb82y4rzmMETo03c3K6fWrE';
const site = 'https://tramites.agencia.example';

test('the secret of every mailed link is left out, in a letter and where an answer quotes it', () => {
  for (const path of [
    paths.completarCorreo(token),
    paths.completarCorreoRevisar(token),
    paths.confirmarPagoCon(token),
    paths.requerimiento(token),
  ])
    for (const around of [(link: string) => link, (link: string) => `> ${link}>\nGracias`]) {
      const text = withoutLinks(around(`${site}${path}`));
      assert.ok(!text.includes(token.slice(0, 8)) && text.includes('…'), text);
    }
});

test('addresses that open nothing of anybody stay', () => {
  for (const text of [
    `${site}${paths.tramite('telefonos')}`,
    `Vea ${site}/correo/completar/ hoy`,
    'Sin enlace.',
  ])
    assert.equal(withoutLinks(text), text);
});
