// Reading the environment: defaults, every problem at once, production's demands, no secret in any message.
import assert from 'node:assert/strict';
import test from 'node:test';
import { type Environment, readConfig } from './config.ts';

const key = Buffer.from(Array.from({ length: 32 }, (_, index) => index * 7)).toString('base64');
const production: Environment = {
  VENTANILLA_MODE: 'production',
  BASE_URL: 'https://ventanilla.agencia.example',
  SMTP_URL: 'smtps://correo.agencia.example',
  MAIL_FROM: 'tramites@agencia.gob.ec',
  SECRET_KEY: key,
};

function problemsOf(env: Environment): string[] {
  const reading = readConfig(env);
  return reading.ok ? [] : reading.problems;
}

test('an empty environment is a demo on 127.0.0.1:8080', () => {
  const reading = readConfig({});
  assert.ok(reading.ok);
  const { host, port, mode, databaseUrl, trustedProxies, databasePoolMax } = reading.config;
  assert.deepEqual(
    [host, port, mode, databaseUrl, databasePoolMax],
    ['127.0.0.1', 8080, 'demo', undefined, 10],
  );
  assert.deepEqual(trustedProxies, []);
});

test('every problem is listed at once', () => {
  const problems = problemsOf({
    PORT: 'ochenta',
    VENTANILLA_MODE: 'prod',
    DATABASE_URL: 'mysql://x',
    BASE_URL: 'https://u:p@host',
    TRUSTED_PROXIES: '10.0.0.0/8, 10.0.0.0/33',
    MAIL_FROM: 'nadie',
    VENTANILLA_MOD: 'demo',
    VENTANILLA_FAULTS: 'nowhere=kill',
    SECRET_KEY: 'changeme',
  });
  const named = problems.map((problem) => problem.split(':')[0]).sort();
  assert.deepEqual(named, [
    'BASE_URL',
    'DATABASE_URL',
    'MAIL_FROM',
    'PORT',
    'SECRET_KEY',
    'TRUSTED_PROXIES',
    'VENTANILLA_FAULTS',
    'VENTANILLA_MOD',
    'VENTANILLA_MODE',
  ]);
});

test('problems never quote a secret', () => {
  const problems = problemsOf({
    SECRET_KEY: 'muy-secreto',
    DATABASE_URL: 'mysql://u:muy-secreto@h',
    SMTP_URL: 'muy-secreto',
  });
  assert.equal(problems.length, 3);
  assert.ok(problems.every((problem) => !problem.includes('muy-secreto')));
});

test('a sound production configuration is accepted', () => {
  assert.deepEqual(problemsOf(production), []);
});

test('ASVS 13.2.3 production refuses what only a demo may have', () => {
  assert.equal(problemsOf({ VENTANILLA_MODE: 'production' }).length, 3);
  const typed = Buffer.from('demo'.repeat(8)).toString('base64');
  for (const wrong of [
    { SECRET_KEY: typed },
    { BASE_URL: 'http://ventanilla.agencia.example' },
    { MAIL_FROM: 'Ventanilla <no-responder@ventanilla.example>' },
    { VENTANILLA_FAULTS: 'antes-de-confirmar=throw' },
    { REGISTRY_URL: 'http://registro.agencia.example', REGISTRY_TOKEN: 'x' },
    { REGISTRY_URL: 'https://registro.agencia.example' },
  ]) {
    assert.equal(problemsOf({ ...production, ...wrong }).length, 1, JSON.stringify(wrong));
  }
});

test('ASVS 12.3.1 in production a remote database is spoken to over verified TLS', () => {
  const remote = 'postgres://u:p@base.agencia.example/v';
  assert.equal(problemsOf({ ...production, DATABASE_URL: remote }).length, 1);
  assert.equal(problemsOf({ ...production, DATABASE_URL: `${remote}?sslmode=require` }).length, 1);
  assert.deepEqual(problemsOf({ ...production, DATABASE_URL: `${remote}?sslmode=verify-full` }), []);
  assert.deepEqual(problemsOf({ ...production, DATABASE_URL: 'postgres://u:p@127.0.0.1/v' }), []);
});

test('blanks around a value and an empty value do not matter', () => {
  const reading = readConfig({ PORT: ' 0 ', BASE_URL: '', DATABASE_URL: '  ' });
  assert.ok(reading.ok);
  assert.equal(reading.config.port, 0);
  assert.equal(reading.config.databaseUrl, undefined);
});
