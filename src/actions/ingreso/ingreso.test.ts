// Who may sign in how: the key that a role owes, recovery codes, the way of emergency, ties with the institution; and who sets it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addStaff, goodClave, type Person, stranger } from '../../../tests/people.ts';
import { openScene, type Scene } from '../../../tests/scene.ts';
import { softAuthenticator } from '../../../tests/soft-authenticator.ts';
import { fromBase32, rfc4648 } from '../../domain/base32.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import { esFuncionario, type Funcionario, rolesDeFuncionario } from '../../domain/solicitud/actor.ts';
import type { Aviso } from '../../domain/tramite/efecto.ts';
import type { OidcClient, OidcIdentity } from '../../platform/oidc/oidc-client.ts';
import { totpCode, totpStepAt } from '../../platform/totp.ts';
import { listAjusteHistoria } from '../../store/ajustes.ts';
import { findCuentaById, updateActiva } from '../../store/cuentas.ts';
import { listSucesosOfCuenta } from '../../store/sucesos.ts';
import { createApiToken } from '../api-tokens/create-api-token.ts';
import { sessionsAlive } from '../chat/sessions-alive.ts';
import { openSession } from '../open-session.ts';
import {
  finishPasskeyRegistration,
  removePasskey,
  startPasskeyRegistration,
} from '../passkey-registration.ts';
import {
  finishPasskeySignIn,
  finishPasskeyStepUp,
  startPasskeySignIn,
  startPasskeyStepUp,
} from '../passkey-sign-in.ts';
import { resetAccess } from '../personal/reset-access.ts';
import { readSession, type Session } from '../read-session.ts';
import { finishStaffSignIn, startStaffSignIn } from '../staff-sign-in.ts';
import { confirmTotpEnrolment, startTotpEnrolment } from '../totp-enrolment.ts';
import { changeIngreso, type IngresoTyped } from './change-ingreso.ts';
import { leaveForInstitution, returnFromInstitution } from './institutional-sign-in.ts';
import { endOnOrder } from './institutional-sign-out.ts';
import { readIngreso } from './read-ingreso.ts';
import { countRecoveryCodes, finishWithRecoveryCode, makeRecoveryCodes } from './recovery-codes.ts';
import { tieByPassword } from './tie-by-password.ts';
import { tieIdentity, untieIdentity } from './tie-identity.ts';

const emisor = 'https://identidad.agencia-muestra.example';
let scene: Scene;
let identity: OidcIdentity;
let order: Awaited<ReturnType<OidcClient['readLogoutToken']>> = null;
let sent: Aviso[] = [];
const avisar = async (_queries: unknown, avisos: readonly Aviso[]): Promise<void> =>
  void sent.push(...avisos);
const browser = 'b'.repeat(43);

/** What another house says, in our own words: the talk itself is tested with a real provider. */
const client: OidcClient = {
  name: 'la cuenta de prueba',
  issuer: emisor,
  byMail: false,
  authorizationUrl: async ({ state }) => `${emisor}/entrar?state=${state}`,
  identify: async () => identity,
  logoutUrl: async () => null,
  readLogoutToken: async () => order,
};

before(async () => {
  scene = await openScene({ override: () => ({ institucional: client }) });
});
after(() => scene.stop());

const entry = () => ({ source: stranger(), previousToken: null });
const isNo = (outcome: unknown, code: Refusal['code']) =>
  assert.ok(isRefusal(outcome) && outcome.code === code, JSON.stringify(outcome));
function yes<T>(outcome: T | Refusal): T {
  assert.ok(!isRefusal(outcome), isRefusal(outcome) ? outcome.sentence : '');
  return outcome;
}

async function sessionOf(id: string, metodo = 'prueba'): Promise<Session & { readonly token: string }> {
  const cuenta = await findCuentaById(scene.deps.db, id);
  assert.ok(cuenta !== null);
  const opened = await openSession(scene.deps, cuenta, entry(), metodo);
  const session = opened === null ? null : await readSession(scene.deps, opened.token);
  assert.ok(opened !== null && session !== null);
  return { ...session, token: opened.token };
}
const admin = () => sessionOf(scene.staff('administracion').cuenta, 'llave');
const again = async ({ token }: { readonly token: string }) => {
  const session = await readSession(scene.deps, token);
  assert.ok(session !== null && esFuncionario(session.actor));
  return session;
};

const rules: Omit<IngresoTyped, 'versionVista'> = {
  motivo: 'Prueba sintética.',
  llave: [],
  desde: '',
  accesoLocal: 'todos',
  emergencia: [],
  comoCodigo: '',
  comoLlave: '',
  abreCuentas: false,
};

/** Sets the rules and lets every process notice. */
async function set(parts: Partial<IngresoTyped>): Promise<void> {
  const session = await admin();
  const { version } = yes(await readIngreso(scene.deps, session.actor as Funcionario));
  yes(await changeIngreso(scene.deps, session, { ...rules, versionVista: version, ...parts }));
  scene.deps.clock.advance(2_000);
}

async function firstStep({ usuario }: Person) {
  const input = { usuario, clave: goodClave, source: stranger(), effort: {} };
  return startStaffSignIn(scene.deps, input);
}

/** Enrols an app; gives what tells its codes. */
async function withApp(person: Person): Promise<() => string> {
  const session = await sessionOf(person.id);
  const { secreto, ficha } = yes(await startTotpEnrolment(scene.deps, { session }));
  const secret = Buffer.from(fromBase32(secreto, rfc4648) ?? []);
  const code = () => totpCode(secret, totpStepAt(scene.deps.clock.nowMs()));
  yes(await confirmTotpEnrolment(scene.deps, { session }, { ...entry(), ficha, codigo: code(), avisar }));
  return code;
}

async function withKey(session: Session) {
  const options = yes(await startPasskeyRegistration(scene.deps, session));
  const key = softAuthenticator(scene.deps.baseUrl);
  const input = { respuesta: key.register(options), nombre: 'Llavero', avisar };
  assert.equal(await finishPasskeyRegistration(scene.deps, session, input), null);
  return key;
}

test('ASVS 8.2.1 only an administrator who just proved it sees or changes the rules and the ties', async () => {
  const { deps } = scene;
  const session = await sessionOf(scene.staff('registro2').cuenta);
  const stale = { ...(await admin()), reforzadaMs: 0 };
  const typed = { ...rules, versionVista: 0 };
  const tie = { usuario: 'registro1', sujeto: 'sub-1', motivo: 'x' };
  const untie = { cuenta: scene.staff('registro1').cuenta, motivo: 'x' };
  for (const rol of rolesDeFuncionario.filter((one) => one !== 'administrador')) {
    const actor = { ...scene.staff('registro2'), roles: [rol] };
    const other = { ...session, actor };
    isNo(await changeIngreso(deps, other, typed), 'sin-permiso');
    isNo(await readIngreso(deps, actor), 'no-encontrada');
    isNo(await tieIdentity(deps, other, tie), 'sin-permiso');
    isNo(await untieIdentity(deps, other, untie), 'sin-permiso');
  }
  isNo(await changeIngreso(deps, stale, typed), 'sesion-necesaria');
  isNo(await tieIdentity(deps, stale, tie), 'sesion-necesaria');
  isNo(await untieIdentity(deps, stale, untie), 'sesion-necesaria');
  assert.deepEqual(await listAjusteHistoria(deps.db, 'ingreso-del-personal', 1), []);
});

test('rules that cannot be kept are refused beside their field, and two people at once never overwrite each other', async () => {
  const session = await admin();
  const change = (parts: Partial<IngresoTyped>) =>
    changeIngreso(scene.deps, session, { ...rules, versionVista: 0, ...parts });
  const paths = async (parts: Partial<IngresoTyped>) => {
    const outcome = await change(parts);
    return isRefusal(outcome) ? outcome.errors.map(({ path }) => path) : [];
  };
  assert.deepEqual(await paths({ llave: ['auditor'] }), ['desde-dia']);
  assert.deepEqual(await paths({ llave: ['auditor'], desde: '2026-13-01' }), ['desde-dia']);
  assert.deepEqual(await paths({ accesoLocal: 'emergencia' }), ['emergencia']);
  const notAdmin = [scene.staff('registro1').cuenta];
  assert.deepEqual(await paths({ emergencia: notAdmin }), ['emergencia']);
  assert.deepEqual(await paths({ comoLlave: 'hwk <script>' }), ['comoLlave']);
  assert.deepEqual(await paths({ motivo: ' ' }), ['motivo']);
  assert.equal(await change({ llave: ['inventado'] }), 1);
  isNo(await change({ abreCuentas: true }), 'version-vieja');
});

test('ASVS 8.3.2 a key that is due takes roles and units away in sessions that are open, everywhere, until it is there', async () => {
  const person = await addStaff(scene.deps, 'debellave');
  const session = await sessionOf(person.id, 'clave+totp');
  await set({ llave: ['funcionario'], desde: '2026-11-30' });
  assert.deepEqual((await again(session)).actor, session.actor, 'days of grace change nothing');
  assert.ok(
    yes(await readIngreso(scene.deps, (await admin()).actor as Funcionario)).incumplen.some(
      ({ id, falta, desde }) => id === person.id && falta === 'llave' && desde === '2026-11-30',
    ),
    'who does not comply yet is listed',
  );
  await set({});
  await set({ llave: ['funcionario'], desde: '2026-11-23' });
  const due = await again(session);
  assert.equal(due.debeLlave, true);
  assert.ok(esFuncionario(due.actor) && due.actor.roles.length === 0 && due.actor.unidades.length === 0);
  const alive = (await sessionsAlive(scene.deps, [session.huella])).get(session.huella);
  assert.ok(alive !== undefined && esFuncionario(alive) && alive.roles.length === 0);
  isNo(await createApiToken(scene.deps, due, { nombre: 'x', alcances: [], dias: '1' }), 'sin-permiso');
  isNo(await makeRecoveryCodes(scene.deps, due, avisar), 'sin-permiso');
  const key = await withKey(due);
  const whole = await again(session);
  assert.equal(whole.debeLlave, false);
  assert.deepEqual(whole.actor, session.actor, 'the session the key was registered from has its rights back');

  const stolen = await again(await sessionOf(person.id, 'clave+totp'));
  isNo(await startPasskeyRegistration(scene.deps, stolen), 'sesion-necesaria');
  isNo(await removePasskey(scene.deps, stolen, { id: key.id, avisar }), 'sesion-necesaria');
  const options = await startPasskeyStepUp(scene.deps, stolen);
  const proved = yes(await finishPasskeyStepUp(scene.deps, stolen, key.answer(options)));
  assert.deepEqual((await again(proved)).actor, session.actor);
  isNo(await removePasskey(scene.deps, await again(proved), { id: key.id, avisar }), 'sin-permiso');
  await set({});
  assert.deepEqual((await again(await sessionOf(person.id, 'clave+totp'))).actor, session.actor);
});

test('recovery codes: shown once, each good once instead of the telephone, counted like wrong codes, told to the owner', async () => {
  const { deps } = scene;
  const person = await addStaff(deps, 'recuperada');
  isNo(await makeRecoveryCodes(deps, await sessionOf(person.id), avisar), 'sin-permiso');
  await withApp(person);
  const session = await sessionOf(person.id);
  isNo(await makeRecoveryCodes(deps, { ...session, reforzadaMs: 0 }, avisar), 'sesion-necesaria');
  sent = [];
  const first = yes(await makeRecoveryCodes(deps, session, avisar));
  const codes = yes(await makeRecoveryCodes(deps, session, avisar));
  assert.equal(sent.length, 2);
  assert.equal(new Set([...first, ...codes]).size, 20);
  assert.match(codes[0] ?? '', /^[A-HJ-NP-Z2-9]{4}(-[A-HJ-NP-Z2-9]{4}){3}$/);
  const stored = JSON.stringify(
    await deps.db.query({ name: 'prueba-codigos', text: 'select * from codigos_de_recuperacion' }),
  );
  for (const code of codes) assert.equal(stored.includes(code.replaceAll('-', '')), false);
  const use = async (codigo: string) => {
    const begun = await firstStep(person);
    assert.ok('half' in begun);
    return finishWithRecoveryCode(deps, { ...entry(), half: begun.half, codigo, avisar });
  };
  isNo(await use(first[0] ?? ''), 'ingreso-funcionario-fallido');
  isNo(await use(''), 'ingreso-funcionario-fallido');
  const typed = (codes[0] ?? '').toLowerCase().replaceAll('-', ' ');
  const entered = yes(await use(typed));
  assert.equal((await again(entered)).prueba, 'recuperacion');
  isNo(await use(codes[0] ?? ''), 'ingreso-funcionario-fallido');
  assert.equal(await countRecoveryCodes(deps, session), 9);
  assert.equal(sent.length, 3);
  const parallel = await Promise.all([use(codes[1] ?? ''), use(codes[1] ?? ''), use(codes[1] ?? '')]);
  assert.equal(parallel.filter((one) => !isRefusal(one)).length, 1);
  for (let tries = 0; tries < 20; tries += 1) await use('AAAA-AAAA-AAAA-AAAA');
  isNo(await use(codes[2] ?? ''), 'demasiados-intentos');
  isNo(
    await finishWithRecoveryCode(deps, { ...entry(), half: 'x', codigo: codes[2] ?? '', avisar }),
    'sesion-terminada',
  );
  const clases = (await listSucesosOfCuenta(deps.db, person.id, 100)).map(({ clase }) => clase);
  for (const clase of ['recuperacion-creada', 'recuperacion-usada', 'segundo-paso-fallido'] as const)
    assert.ok(clases.includes(clase), clase);
});

test('resetting somebody’s second factor takes the recovery codes with it', async () => {
  const { deps } = scene;
  const person = await addStaff(deps, 'perdida');
  await withApp(person);
  const session = await sessionOf(person.id);
  yes(await makeRecoveryCodes(deps, session, avisar));
  const command = { cuenta: person.id, versionVista: null, motivo: 'Perdió todo.', segundoFactor: true };
  yes(await resetAccess(deps, { por: 'administrador', session: await admin() }, command));
  assert.equal(await countRecoveryCodes(deps, session), 0);
});

/** The person at the institution, and what it says of how she proved it. */
const says = (sujeto: string, cuenta: string | null, parts: Partial<OidcIdentity> = {}) => {
  identity = {
    emisor,
    sujeto,
    sid: `sesion-${sujeto}`,
    cuenta,
    nombre: 'Persona Sintética',
    correo: null,
    amr: [],
    acr: null,
    ...parts,
  };
};

async function comeBack() {
  const url = yes(await leaveForInstitution(scene.deps, client, { browser, volver: '/mesa' }));
  const state = new URL(url).searchParams.get('state') ?? '';
  return returnFromInstitution(scene.deps, client, { ...entry(), browser, state, search: '' });
}

test('an administrator ties an account to a subject, never her own; the person is told, and untying ends her sessions', async () => {
  const { deps } = scene;
  const person = await addStaff(deps, 'vinculada');
  const session = await admin();
  const tie = { usuario: 'VINCULADA', sujeto: ' sub-vinculada ', motivo: 'Lo pide la persona.' };
  isNo(await tieIdentity(deps, session, { ...tie, sujeto: '' }), 'datos-con-errores');
  isNo(await tieIdentity(deps, session, { ...tie, usuario: 'no-hay' }), 'datos-con-errores');
  isNo(await tieIdentity(deps, session, { ...tie, usuario: 'administracion' }), 'sin-permiso');
  assert.equal(await tieIdentity(deps, session, tie), null);
  isNo(await tieIdentity(deps, session, tie), 'datos-con-errores');
  const letters = await deps.db.query<{ asunto: string }>(
    { name: 'prueba-cartas', text: 'select asunto from correos where para = $1' },
    ['vinculada@agencia-muestra.example'],
  );
  assert.deepEqual(
    letters.map(({ asunto }) => asunto),
    ['Su cuenta se vinculó con la institución'],
  );

  says('sub-vinculada', 'otro-nombre-alli');
  const half = yes(await comeBack());
  assert.ok(
    'half' in half,
    'what the provider says of the second factor does not count unless a rule says so',
  );
  says('sub-vinculada', 'otro-nombre-alli', { amr: ['mfa'] });
  assert.ok('half' in yes(await comeBack()));
  await set({ comoCodigo: 'mfa', comoLlave: 'hwk' });
  const entered = yes(await comeBack());
  assert.ok('entry' in entered);
  assert.equal((await again(entered.entry)).actor.cuenta, person.id);
  await set({ comoCodigo: 'mfa', comoLlave: 'hwk', llave: ['funcionario'], desde: '2026-11-23' });
  assert.equal((await again(entered.entry)).debeLlave, true);
  says('sub-vinculada', 'otro-nombre-alli', { amr: ['hwk'] });
  const strong = yes(await comeBack());
  assert.ok('entry' in strong && (await again(strong.entry)).debeLlave === false);
  assert.equal(
    await untieIdentity(deps, session, { cuenta: person.id, motivo: 'Cambió de identidad.' }),
    null,
  );
  assert.equal(await readSession(deps, strong.entry.token), null);
  isNo(await untieIdentity(deps, session, { cuenta: person.id, motivo: 'Otra vez.' }), 'no-encontrada');
  await set({});
});

test('an identity untied between the two steps opens nothing', async () => {
  const { deps } = scene;
  const person = await addStaff(deps, 'entrepasos');
  const code = await withApp(person);
  const session = await admin();
  yes(await tieIdentity(deps, session, { usuario: 'entrepasos', sujeto: 'sub-e', motivo: 'Prueba.' }));
  says('sub-e', null);
  const begun = yes(await comeBack());
  assert.ok('half' in begun);
  yes(await untieIdentity(deps, session, { cuenta: person.id, motivo: 'Prueba.' }));
  deps.clock.advance(30_000);
  const outcome = await finishStaffSignIn(deps, { ...entry(), half: begun.half.half, codigo: code() });
  isNo(outcome, 'ingreso-funcionario-fallido');
});

test('of two identities that tie the same account at once one gets it', async () => {
  const { deps } = scene;
  const person = await addStaff(deps, 'disputada');
  const code = await withApp(person);
  const halves: string[] = [];
  for (const sujeto of ['sub-d1', 'sub-d2']) {
    says(sujeto, 'disputada');
    const asked = yes(await comeBack());
    assert.ok('ficha' in asked);
    const proof = { ficha: asked.ficha, clave: goodClave, source: stranger(), effort: {} };
    const step = await tieByPassword(deps, proof);
    assert.ok('half' in step);
    halves.push(step.half);
    isNo(await tieByPassword(deps, proof), 'sesion-terminada');
  }
  const outcomes: unknown[] = [];
  for (const half of halves) {
    deps.clock.advance(30_000);
    outcomes.push(await finishStaffSignIn(deps, { ...entry(), half, codigo: code() }));
  }
  assert.deepEqual(
    outcomes.map((one) => isRefusal(one)),
    [false, true],
  );
});

test('whoever the institution knows and Ventanilla does not gets an account only where a rule says so, and no role', async () => {
  const { deps } = scene;
  says('sub-nueva', 'nueva.persona');
  isNo(await comeBack(), 'sin-permiso');
  await set({ abreCuentas: true });
  const begun = yes(await comeBack());
  assert.ok('half' in begun && !begun.half.totp && !begun.half.passkey);
  says('sub-rara', 'con espacio <b>');
  isNo(await comeBack(), 'sin-permiso');
  const [made] = await deps.db.query<{ id: string; roles: string[]; unidades: string[] }>({
    name: 'prueba-nueva',
    text: `select id, roles, unidades from cuentas where usuario = 'nueva.persona'`,
  });
  assert.deepEqual([made?.roles, made?.unidades], [[], []]);
  await updateActiva(deps.db, made?.id ?? '', false);
  says('sub-nueva', 'nueva.persona');
  isNo(await comeBack(), 'sin-permiso');
  await set({});
});

test('where only the emergency accounts keep the own way, others are told after their proof; the last way never closes', async () => {
  const { deps } = scene;
  const boss = await addStaff(deps, 'emergencia1');
  await deps.db.execute(
    { name: 'prueba-rol', text: `update cuentas set roles = '{administrador}' where id = $1` },
    [boss.id],
  );
  const officer = await addStaff(deps, 'corriente');
  const key = await withKey(await sessionOf(officer.id));
  await set({ accesoLocal: 'emergencia', emergencia: [boss.id] });
  assert.ok('half' in (await firstStep(boss)));
  isNo(await firstStep(officer), 'sin-permiso');
  const wrong = { usuario: 'corriente', clave: 'no es esta clave', source: stranger(), effort: {} };
  isNo(await startStaffSignIn(deps, wrong), 'ingreso-funcionario-fallido');
  const options = yes(await startPasskeySignIn(deps, null));
  isNo(
    await finishPasskeySignIn(deps, { ...entry(), half: null, respuesta: key.answer(options) }),
    'sin-permiso',
  );
  const other = await addStaff(deps, 'administra2');
  await deps.db.execute(
    { name: 'prueba-rol', text: `update cuentas set roles = '{administrador}' where id = $1` },
    [other.id],
  );
  isNo(await firstStep(other), 'sin-permiso');
  await updateActiva(deps.db, boss.id, false);
  assert.ok('half' in (await firstStep(other)), 'no emergency account is left: every administrator may');
  isNo(await firstStep(officer), 'sin-permiso');
  const without = { ...deps, institucional: null };
  const input = { usuario: 'corriente', clave: goodClave, source: stranger(), effort: {} };
  assert.ok('half' in (await startStaffSignIn(without, input)), 'without a provider the rule closes nothing');
  await set({});
});

test('ASVS 7.4.1 an order ends the sessions it names, of that subject only, and is good once', async () => {
  const { deps } = scene;
  const session = await admin();
  for (const usuario of ['ordenada1', 'ordenada2']) {
    await addStaff(deps, usuario);
    yes(await tieIdentity(deps, session, { usuario, sujeto: `sub-${usuario}`, motivo: 'Prueba.' }));
  }
  await set({ comoCodigo: 'mfa' });
  const open = async (usuario: string, sid: string) => {
    says(`sub-${usuario}`, null, { sid, amr: ['mfa'] });
    const back = yes(await comeBack());
    assert.ok('entry' in back);
    return back.entry.token;
  };
  const [a, b, c] = [
    await open('ordenada1', 's1'),
    await open('ordenada1', 's2'),
    await open('ordenada2', 's3'),
  ];
  const local = (await sessionOf((await again({ token: a })).actor.cuenta)).token;
  const alive = async () =>
    (await Promise.all([a, b, c, local].map((token) => readSession(deps, token)))).map((one) => one !== null);
  const venceMs = deps.clock.nowMs() + 60_000;
  order = { sujeto: 'sub-ordenada2', sid: 's1', jti: 'j0', venceMs };
  assert.equal(await endOnOrder(deps, client, 'x'), 'hecho');
  assert.deepEqual(await alive(), [true, true, true, true], 'sid and subject have to fit together');
  order = { sujeto: null, sid: 's1', jti: 'j1', venceMs };
  assert.equal(await endOnOrder(deps, client, 'x'), 'hecho');
  assert.deepEqual(await alive(), [false, true, true, true]);
  assert.equal(await endOnOrder(deps, client, 'x'), 'no-valido');
  order = { sujeto: 'sub-ordenada1', sid: null, jti: 'j2', venceMs };
  assert.equal(await endOnOrder(deps, client, 'x'), 'hecho');
  assert.deepEqual(
    await alive(),
    [false, false, true, true],
    'what was opened here is not the institution’s to end',
  );
  order = null;
  assert.equal(await endOnOrder(deps, client, 'x'), 'no-valido');
});
