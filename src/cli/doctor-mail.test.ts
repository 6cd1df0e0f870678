// What the doctor says of the mail door, by what the operator configured.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from '../platform/config.ts';
import { mailFindings } from './doctor-mail.ts';

function levelsOf(env: Record<string, string>): readonly string[] {
  const reading = readConfig(env);
  assert.ok(reading.ok);
  return mailFindings(reading.config).map(({ level }) => level);
}

const address = { MAIL_ADDRESS: 'tramites@agencia-demostracion.example' };

test('no address, no mail: one finding', () => {
  assert.deepEqual(levelsOf({}), ['atencion']);
});

test('mail that nobody vouches for is pointed out, checked mail is well', () => {
  assert.deepEqual(levelsOf({ ...address, LMTP_PORT: '2424' }), ['bien', 'atencion']);
  assert.deepEqual(levelsOf({ ...address, LMTP_PORT: '2424', MAIL_VERIFY: 'dns' }), ['bien', 'bien']);
  assert.deepEqual(levelsOf({ ...address, MAIL_AUTHSERV_ID: 'correo.agencia-demostracion.example' }), [
    'atencion',
    'bien',
  ]);
});
