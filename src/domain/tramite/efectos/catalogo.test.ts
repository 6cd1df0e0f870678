/** What each effect writes, what it leaves alone, and whom it tells. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { demoRegister } from '../../../../demo/register.ts';
import { limits } from '../../limits.ts';
import { correoDeRecuperacion, type Ficha } from '../../registro/ficha.ts';
import type { Proceso } from '../../registro/proceso.ts';
import type { EfectoAbierto, Entorno } from '../efecto.ts';
import { efectos, type NombreEfecto } from './catalogo.ts';

const hoy = '2026-11-23';
const demo = demoRegister(hoy);
const hourMs = 3_600_000;
const ahoraMs = 1_795_000_000_000;
const entorno: Entorno = {
  referencia: 'EJEMPLO',
  hoy,
  ahoraMs,
  adjuntos: [
    {
      id: 'a',
      documento: 'socios',
      nombre: 'socios.xlsx',
      sha256: 'ab'.repeat(32),
      tamanoBytes: 1,
      formato: 'xlsx',
    },
  ],
  nombreDeParroquia: (codigo) => `parroquia ${codigo}`,
};

function party(quien: string): Ficha {
  const ficha = demo.proveedores[quien];
  assert.ok(ficha);
  return ficha;
}

function apply(nombre: NombreEfecto, datos: object, ficha: Ficha) {
  const efecto = efectos[nombre] as EfectoAbierto;
  assert.ok(efecto.clase === 'proveedor');
  const before = structuredClone(ficha);
  const resultado = efecto.aplica(datos as never, ficha, entorno);
  assert.deepEqual(ficha, before, 'an effect never writes into the entry it was given');
  return resultado;
}

test('address and name: each only where asked', () => {
  const textilera = party('textilera');
  const { contenido, cambios } = apply(
    'actualizarDireccionYNombre',
    { cambia: ['direccion'], parroquia: '010150', calle: 'Calle Larga', nombreComercial: 'Otro' },
    textilera,
  );
  assert.deepEqual(contenido, {
    ...textilera,
    direccion: { parroquia: '010150', calle: 'Calle Larga', numero: '', interseccion: '', referencia: '' },
  });
  assert.deepEqual(cambios, [
    {
      campo: 'direccion',
      etiqueta: 'Dirección',
      antes: 'Avenida Demostración N10-20 y Calle Ejemplo, parroquia 170150',
      ahora: 'Calle Larga, parroquia 010150',
    },
  ]);
  const first = apply(
    'actualizarDireccionYNombre',
    { cambia: ['nombreComercial'], nombreComercial: 'Uno' },
    party('pasiva'),
  );
  assert.deepEqual(
    first.cambios.map((c) => [c.antes, c.ahora]),
    [['Sin nombre comercial', 'Uno']],
  );
  const without = apply(
    'actualizarDireccionYNombre',
    { cambia: ['direccion'], parroquia: '010150', calle: 'A' },
    party('pasiva'),
  );
  assert.equal(without.cambios[0]?.antes, 'Sin dirección registrada');
});

test('phones: the list is replaced and the owner told', () => {
  const { contenido, cambios, avisos } = apply(
    'actualizarTelefonos',
    { telefonos: [{ tipo: 'convencional', numero: '022000009', extension: '7' }] },
    party('textilera'),
  );
  assert.deepEqual(contenido.telefonos, [{ tipo: 'convencional', numero: '022000009', extension: '7' }]);
  assert.deepEqual(
    cambios.map((c) => [c.antes, c.ahora]),
    [['0990000001, 022000001 ext. 101', '022000009 ext. 7']],
  );
  assert.deepEqual(
    avisos.map((a) => a.para),
    ['contabilidad@textiles-demostracion.example'],
  );
});

test('e-mail: both addresses are told, and the new one cools off before it can reset the password (ASVS 6.3.7)', () => {
  const textilera = party('textilera');
  const { contenido, avisos } = apply(
    'actualizarCorreo',
    { correoNuevo: 'nuevo@ejemplo.example' },
    textilera,
  );
  const coolsOffMs = limits.emailCoolingOffHours * hourMs;
  assert.equal(correoDeRecuperacion(contenido, ahoraMs + coolsOffMs - 1), textilera.correo.direccion);
  assert.equal(correoDeRecuperacion(contenido, ahoraMs + coolsOffMs), 'nuevo@ejemplo.example');
  assert.deepEqual(
    avisos.map((a) => a.para),
    [textilera.correo.direccion, 'nuevo@ejemplo.example'],
  );
});

test('e-mail changed twice within the cooling-off: the address trusted before both keeps the recovery', () => {
  const textilera = party('textilera');
  const once = apply('actualizarCorreo', { correoNuevo: 'uno@ejemplo.example' }, textilera).contenido;
  const twice = apply('actualizarCorreo', { correoNuevo: 'dos@ejemplo.example' }, once).contenido;
  assert.equal(correoDeRecuperacion(twice, ahoraMs), textilera.correo.direccion);
});

test('CPC: added once, each with its activity, a foreigner’s without', () => {
  const codigos = [{ cpc: '28231', ciiu: 'C1410.02' }, { cpc: '27120', ciiu: 'C1392.01' }, { cpc: '83111' }];
  const { contenido } = apply('inscribirCpc', { codigos }, party('textilera'));
  assert.deepEqual(contenido.cpcs.slice(2), [
    { codigo: '27120', ciiu: 'C1392.01', desde: hoy },
    { codigo: '83111', ciiu: '', desde: hoy },
  ]);
});

test('Pasivo: the state changes, the holds and what is pending stay (LOSNCP, art. 20)', () => {
  const sanctioned = { ...party('noHabilitada'), pendientes: party('conPendientes').pendientes };
  const { contenido } = apply('pasarAPasivo', { alcance: 'temporal', fecha: hoy }, sanctioned);
  assert.deepEqual(contenido, { ...sanctioned, estado: 'pasivo', estadoDesde: hoy });
});

test('members: the papers that support the list are noted by their fingerprint', () => {
  const { contenido } = apply('anotarListadoDeSocios', {}, party('asociacion'));
  assert.deepEqual(contenido.listadoDeSocios, {
    referencia: 'EJEMPLO',
    fecha: hoy,
    sha256: ['ab'.repeat(32)],
  });
});

test('schedule: the stages named move, however their names were typed; the others keep their dates', () => {
  const proceso = demo.procesos[0] as Proceso;
  const { aplica } = efectos.cambiarCronograma as Extract<EfectoAbierto, { clase: 'proceso' }>;
  const etapas = [
    { etapa: 'fecha estimada de ADJUDICACION', fechaHora: '2027-01-20T16:00' },
    { etapa: 'Otra', fechaHora: '2027-01-21T16:00' },
  ];
  const { contenido, cambios } = aplica({ etapas }, proceso, entorno);
  assert.deepEqual(contenido.etapas.slice(0, -1), proceso.etapas.slice(0, -1));
  assert.deepEqual(contenido.etapas.at(-1), {
    nombre: 'Fecha Estimada de Adjudicación',
    fechaHora: '2027-01-20T16:00',
  });
  assert.deepEqual(
    cambios.map((c) => [c.campo, c.ahora]),
    [['etapa:Fecha Estimada de Adjudicación', '20/01/2027 16h00']],
  );
});
