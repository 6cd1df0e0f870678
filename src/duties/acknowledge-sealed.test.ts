// The letter of the alert mailbox: the same for everybody, nothing of what was told, and a failure that tells nobody who.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openScene } from '../../tests/scene.ts';
import { type Letter, type Mailer, MailFault } from '../platform/mail.ts';
import { acknowledgeSealed } from './acknowledge-sealed.ts';

test('it names the sealed door where it is open, and is written down nowhere', async () => {
  const scene = await openScene();
  const { deps } = scene;
  const sent: Letter[] = [];
  const mailer: Mailer = { send: async (letter) => void sent.push(letter), close: async () => undefined };
  const agencia = 'Agencia de Prueba';
  try {
    const sealed = deps.definiciones.todas.find(({ definicion }) => definicion.sellado === true);
    await acknowledgeSealed({ deps, mailer, agencia }, 'una@correo-ejemplo.example');
    const closed = { ...deps, puertasCerradas: new Set([`${sealed?.definicion.id}:web`]) };
    await acknowledgeSealed({ deps: closed, mailer, agencia }, 'otra@correo-ejemplo.example');
    assert.deepEqual(
      sent.map(({ para }) => para),
      ['una@correo-ejemplo.example', 'otra@correo-ejemplo.example'],
    );
    assert.match(sent[0]?.texto ?? '', /no es anónimo[\s\S]*http:\/\/localhost:8080\/denuncias/);
    assert.doesNotMatch(sent[1]?.texto ?? '', /\/denuncias/);
    assert.equal(sent[0]?.asunto, sent[1]?.asunto);
    const failing: Mailer = { ...mailer, send: () => Promise.reject(new MailFault('EENVELOPE', false)) };
    await acknowledgeSealed({ deps, mailer: failing, agencia }, 'tercera@correo-ejemplo.example');
    const rows = await deps.db.query<{ n: number }>({
      name: 'prueba-correos',
      text: 'select count(*)::int as n from correos',
    });
    assert.equal(rows[0]?.n, 0);
    assert.ok(scene.logLines.some((line) => line.includes('EENVELOPE')));
    assert.ok(!scene.logLines.some((line) => line.includes('tercera')));
  } finally {
    await scene.stop();
  }
});
