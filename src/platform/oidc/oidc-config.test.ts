// The settings of the institution's sign-in: together or not at all, over https in production, the issuer kept as written.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from '../config.ts';

const whole = {
  OIDC_ISSUER: 'https://identidad.agencia-muestra.example/personal/',
  OIDC_CLIENT_ID: 'ventanilla',
  OIDC_CLIENT_SECRET: 'solo-para-esta-prueba',
};

const problemsOf = (environment: Record<string, string>) => {
  const reading = readConfig({ DATA_DIR: '/tmp/no-se-usa', ...environment });
  return reading.ok ? [] : reading.problems.filter((problem) => problem.includes('OIDC'));
};

test('all three, or none of them', () => {
  assert.deepEqual(problemsOf({}), []);
  assert.deepEqual(problemsOf(whole), []);
  for (const name of Object.keys(whole)) assert.equal(problemsOf({ ...whole, [name]: '' }).length, 1, name);
});

test('the last sign of the issuer counts, and is kept', () => {
  const reading = readConfig({ DATA_DIR: '/tmp/no-se-usa', ...whole });
  assert.equal(reading.ok && reading.config.oidcIssuer, whole.OIDC_ISSUER);
  assert.equal(reading.ok && reading.config.oidcClaim, 'preferred_username');
});

test('what is no issuer, no secret or no claim is said', () => {
  for (const [name, value] of [
    ['OIDC_ISSUER', 'identidad.example'],
    ['OIDC_ISSUER', 'https://usuario:clave@identidad.example'],
    ['OIDC_CLIENT_SECRET', 'corto'],
    ['OIDC_CLAIM', 'con espacio'],
  ] as const) {
    const problems = problemsOf({ ...whole, [name]: value });
    assert.ok(
      problems.some((problem) => problem.startsWith(name)),
      name,
    );
    assert.equal(JSON.stringify(problems).includes('corto'), false, 'a secret is not quoted');
  }
});

test('ASVS 12.3.1 in production the provider is spoken to over https', () => {
  const issuer = 'http://identidad.agencia-muestra.example';
  assert.deepEqual(problemsOf({ ...whole, OIDC_ISSUER: issuer }), []);
  const production = {
    VENTANILLA_MODE: 'production',
    BASE_URL: 'https://tramites.agencia-muestra.example',
    SMTP_URL: 'smtps://correo.agencia-muestra.example',
    MAIL_FROM: 'no-responder@agencia-muestra.gob.ec',
  };
  assert.deepEqual(problemsOf({ ...whole, ...production }), []);
  const problems = problemsOf({ ...whole, ...production, OIDC_ISSUER: issuer });
  assert.ok(problems.some((problem) => problem.includes('https://')));
});
