/** The demo's register is synthetic, says so, and holds together: identifiers, references between tables, passwords. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { demoOutsideAccounts, demoStaffAccounts } from '../../demo/accounts.ts';
import { demoRegister } from '../../demo/register.ts';
import { proposeNationalHolidays } from '../../src/domain/calendar/holiday-proposal.ts';
import { parseCedula } from '../../src/domain/identity/cedula.ts';
import { parseCiiu } from '../../src/domain/identity/ciiu.ts';
import { parseCorreo } from '../../src/domain/identity/correo.ts';
import { parseCpc5 } from '../../src/domain/identity/cpc.ts';
import { parseProcessCode } from '../../src/domain/identity/process-code.ts';
import { parseRuc } from '../../src/domain/identity/ruc.ts';
import { parseTelefono } from '../../src/domain/identity/telefono.ts';
import { limits } from '../../src/domain/limits.ts';
import { definiciones } from '../../tramites/index.ts';

const demo = demoRegister('2026-11-23');
const suppliers = Object.values(demo.proveedores);
const entities = Object.values(demo.entidades);
const parishCodes = new Set(demo.parroquias.map((p) => p.codigo));

function accepted<T>(read: { ok: true; value: T } | { ok: false; notice: { sentence: string } }): T {
  assert.ok(read.ok, read.ok ? '' : read.notice.sentence);
  return read.value;
}

test('every RUC, cédula, phone, address and code passes the product’s own parsers, check digits included', () => {
  for (const { ruc } of [...suppliers, ...entities])
    assert.equal(accepted(parseRuc(ruc)).checkDigit, 'ok', ruc);
  for (const { ruc } of entities) assert.equal(accepted(parseRuc(ruc)).kind, 'publica', ruc);
  for (const ficha of suppliers) {
    for (const r of ficha.representantes)
      assert.equal(accepted(parseCedula(r.cedula)).checkDigit, 'ok', r.cedula);
    for (const t of ficha.telefonos) assert.equal(accepted(parseTelefono(t.numero)).kind, t.tipo);
    for (const ciiu of ficha.ciius) assert.equal(accepted(parseCiiu(ciiu)), ciiu);
    accepted(parseCorreo(ficha.correo.direccion));
  }
  for (const { codigo } of demo.cpcs) assert.equal(accepted(parseCpc5(codigo)), codigo);
  for (const { codigo } of demo.procesos) assert.equal(accepted(parseProcessCode(codigo)).code, codigo);
});

test('names say that they are examples and addresses lead nowhere', () => {
  for (const name of [...suppliers.map((f) => f.razonSocial), ...entities.map((e) => e.nombre)])
    assert.match(name, /ejemplo|demostración/i);
  const addresses = [
    ...suppliers.flatMap((f) => [f.correo.direccion, f.correo.anterior ?? f.correo.direccion]),
    ...entities.map((e) => e.correo),
    ...demoStaffAccounts.map((a) => a.correo),
  ];
  for (const address of addresses) assert.match(address, /\.example$/);
});

test('what one table names, another holds', () => {
  const ciius = new Set(demo.ciius.map((c) => c.codigo));
  const cpcs = new Set(demo.cpcs.map((c) => c.codigo));
  for (const { cpc, ciiu } of demo.cpcCiius) assert.ok(cpcs.has(cpc) && ciius.has(ciiu), `${cpc} ${ciiu}`);
  for (const ficha of suppliers) {
    for (const ciiu of ficha.ciius) assert.ok(ciius.has(ciiu), ciiu);
    for (const { codigo } of ficha.cpcs) assert.ok(cpcs.has(codigo), codigo);
    if (ficha.direccion !== null) assert.ok(parishCodes.has(ficha.direccion.parroquia), ficha.razonSocial);
  }
  for (const { parroquia } of entities) assert.ok(parroquia === null || parishCodes.has(parroquia));
  for (const { entidad } of demo.procesos) assert.ok(entities.some((e) => e.ruc === entidad));
});

test('the places cover the 24 provinces, each canton with its parishes, each code once', () => {
  assert.equal(new Set(demo.parroquias.map((p) => p.provinciaCodigo)).size, 24);
  assert.ok(new Set(demo.parroquias.map((p) => p.cantonCodigo)).size >= 220);
  assert.equal(parishCodes.size, demo.parroquias.length);
  for (const p of demo.parroquias) {
    assert.match(p.codigo, /^\d{6}$/);
    assert.equal(p.codigo.slice(0, 4), p.cantonCodigo);
    assert.ok(p.nombre !== '' && p.canton !== '' && p.provincia !== '', p.codigo);
  }
});

test('schedules keep their order on any day, weekends included', () => {
  for (const today of ['2026-11-23', '2026-11-28', '2026-11-29', '2028-02-29', '2031-01-01'])
    for (const { codigo, etapas } of demoRegister(today).procesos) {
      const dates = etapas.map((e) => e.fechaHora);
      assert.deepEqual([...dates].sort(), dates, `${codigo} on ${today}`);
    }
});

test('the days of rest of 2026 and 2027 are those the law proposes', () => {
  const proposed = [2026, 2027].flatMap((year) =>
    proposeNationalHolidays(year).map((p) => `${p.restOn} ${p.name}`),
  );
  assert.deepEqual(
    demo.feriados.map((h) => `${h.date} ${h.name}`),
    proposed,
  );
});

test('sign-ins belong to parties, meet the length asked of a password, and every unit with work has someone', () => {
  const rucs = new Set([...suppliers, ...entities].map(({ ruc }) => ruc));
  for (const { ruc, clave } of demoOutsideAccounts) {
    assert.ok(rucs.has(ruc));
    assert.ok(clave.length >= limits.passwordCharsMin);
  }
  for (const { clave } of demoStaffAccounts) assert.ok(clave.length >= limits.passwordCharsMin);
  const users = [
    ...demoOutsideAccounts.map((a) => a.ruc + a.usuario),
    ...demoStaffAccounts.map((a) => a.usuario),
  ];
  assert.equal(new Set(users).size, users.length);
  const staffed = new Set(demoStaffAccounts.flatMap((a) => a.unidades));
  // What is sealed is read by the room's readers, who belong to no unit.
  for (const { id, atiende, sellado } of definiciones)
    assert.ok(sellado === true || staffed.has(atiende), `${id}: ${atiende}`);
});
