/** What each effect writes, what it leaves alone, and whom it tells. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { demoRegister } from '../../../../demo/register.ts';
import { limits } from '../../limits.ts';
import { correoDeRecuperacion, type Ficha } from '../../registro/ficha.ts';
import type { Proceso } from '../../registro/proceso.ts';
import type { Socio } from '../../socios/socio.ts';
import type { EfectoAbierto, Entorno } from '../efecto.ts';
import { efectos, type NombreEfecto } from './catalogo.ts';

const hoy = '2026-11-23';
const demo = demoRegister(hoy);
const hourMs = 3_600_000;
const ahoraMs = 1_795_000_000_000;
const kept: Socio = { cedula: '3000001010', nombre: 'DEMOSTRACIÓN PRIMERA ANA', fechaIngreso: '2024-06-03' };
const leaving: Socio = { cedula: '3000001028', nombre: 'EJEMPLO SEGUNDO LUIS', fechaIngreso: '2024-06-03' };
const joining: Socio = { cedula: '3000001036', nombre: 'MUESTRA TERCERA ROSA', fechaIngreso: hoy };
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
      examen: {
        tipo: 'excel-socios',
        version: 1,
        hallazgos: [],
        datos: {
          filas: [
            { ...kept, fila: 2, novedad: null },
            { ...joining, fila: 3, novedad: 'ingreso' },
          ],
        },
      },
    },
    {
      id: 'b',
      documento: 'listadoSeps',
      nombre: 'listado.pdf',
      sha256: 'cd'.repeat(32),
      tamanoBytes: 1,
      formato: 'pdf',
      examen: {
        tipo: 'listado-seps',
        version: 1,
        hallazgos: [],
        datos: { listado: { organizacion: null, fecha: hoy, socios: [kept, joining] } },
      },
    },
  ],
  excluidas: [],
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

const association: Ficha = { ...party('asociacion'), socios: [kept, leaving] };
const members = (own: Partial<Entorno>) => {
  const efecto = efectos.reemplazarSocios as Extract<EfectoAbierto, { clase: 'proveedor' }>;
  return efecto.aplica({}, association, { ...entorno, ...own });
};

test('members: the accepted rows are the new roll; the former one and the papers stay beside it', () => {
  const { contenido, cambios } = members({});
  assert.deepEqual(contenido.socios, [kept, joining]);
  assert.deepEqual(contenido.listadoDeSocios, {
    referencia: 'EJEMPLO',
    fecha: hoy,
    sha256: ['ab'.repeat(32), 'cd'.repeat(32)],
    anterior: [kept, leaving],
  });
  assert.deepEqual(
    cambios.map(({ etiqueta, antes, ahora }) => `${etiqueta}: ${antes} → ${ahora}`).toSorted(),
    [
      'Ingresa:  → 3000001036 MUESTRA TERCERA ROSA',
      'Lista de socios: 2 socios, sin respaldo anotado → 2 socios, solicitud EJEMPLO',
      'Sale: 3000001028 EJEMPLO SEGUNDO LUIS → ',
    ],
  );
});

test('members: a row the officer leaves out stays as it was registered', () => {
  assert.deepEqual(members({ excluidas: [leaving.cedula] }).contenido.socios, [kept, leaving, joining]);
  assert.deepEqual(members({ excluidas: [joining.cedula] }).contenido.socios, [kept]);
});

test('members: where no list could be read nobody leaves the roll, and nobody enters it', () => {
  const { contenido, cambios } = members({ adjuntos: entorno.adjuntos.slice(0, 1) });
  assert.deepEqual(contenido.socios, [kept, leaving]);
  assert.deepEqual(
    cambios.map(({ campo }) => campo),
    ['listadoDeSocios'],
  );
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

test('a new schedule keeps why it moved, by which oficio and in which case, and what went before', () => {
  const proceso = demo.procesos[0] as Proceso;
  const { aplica } = efectos.cambiarCronograma as Extract<EfectoAbierto, { clase: 'proceso' }>;
  const move = (fechaHora: string) => ({
    causa: 'fuerzaMayor',
    numeroOficio: 'PRUEBA-001',
    etapas: [{ etapa: 'Fecha Estimada de Adjudicación', fechaHora }],
  });
  const once = aplica(move('2027-01-20T16:00'), proceso, entorno).contenido;
  const twice = aplica(move('2027-01-21T16:00'), once, entorno).contenido;
  assert.deepEqual(
    twice.reprogramaciones?.map(({ causa, oficio, referencia, fecha, cambios }) => [
      causa,
      oficio,
      referencia === entorno.referencia,
      fecha === entorno.hoy,
      cambios.map((c) => c.ahora),
    ]),
    [
      ['fuerzaMayor', 'PRUEBA-001', true, true, ['2027-01-20T16:00']],
      ['fuerzaMayor', 'PRUEBA-001', true, true, ['2027-01-21T16:00']],
    ],
  );
  // Filed before the oficio was asked for; and what moves nothing leaves no trace.
  const old = aplica(
    { etapas: [{ etapa: 'Otra', fechaHora: '2027-01-22T16:00' }] },
    twice,
    entorno,
  ).contenido;
  assert.deepEqual(old.reprogramaciones, twice.reprogramaciones);
});
