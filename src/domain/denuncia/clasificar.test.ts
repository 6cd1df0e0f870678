// Kinds of complaints told apart in the words people use.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clasificar } from './clasificar.ts';
import { materias } from './materia.ts';
import { gradoDePrueba, pistasDe } from './senales.ts';

const institucion = ['SERCOP', 'Servicio Nacional de Contratación Pública'];
const de = (texto: string, materia: (typeof materias)[number] | null = 'corrupcion', conIdentidad = true) =>
  clasificar({ materia, texto, conIdentidad, institucion });

const extorsiones = [
  'Nos están extorsionando para que retiremos la oferta.',
  'Me amenazaron de muerte si sigo en la licitación',
  'En la obra nos cobran vacuna cada quincena',
  'hay que pagarle la vacuna a una gente que llegó con el fiscalizador, les paguemos la vacuna o paran la obra',
  'si no les pago dicen que van a quemar la maquinaria',
  'Dejaron un panfleto en la oficina',
  'El supervisor me chantajea con unas fotos',
];
for (const texto of extorsiones)
  test(`extortion: ${texto}`, () => assert.deepEqual(de(texto), { clase: 'extorsion', grupo: 'extorsion' }));

const sobornos = [
  'Me pidieron una coima para darme el contrato',
  'El director pide el diez por ciento por debajo de la mesa',
  'Compraron vacunas con sobreprecio para el hospital',
  'Había que dejar para las colas',
];
for (const texto of sobornos)
  test(`a complaint, no extortion: ${texto}`, () =>
    assert.deepEqual(de(texto), { clase: 'denuncia', grupo: 'denuncias' }));

const propios = [
  'Un funcionario del SERCOP me pidió plata',
  'una analista que atiende en el Servicio Nacional de Contratación Pública filtró las ofertas',
  'Alguien de ustedes le avisa a la empresa',
  'el director zonal del sercop es primo del gerente',
  'Un técnico de su institución nos amenazó de palabra',
];
for (const texto of propios)
  test(`our own staff: ${texto}`, () =>
    assert.deepEqual(de(texto), { clase: 'personal-propio', grupo: 'personal-propio' }));

const ajenos = [
  'Revisé el proceso en el portal del SERCOP y está dirigido',
  'El director del hospital dijo que ya tenía dueño',
  'Ya escribí al SERCOP y no me respondieron',
];
for (const texto of ajenos)
  test(`not our own staff: ${texto}`, () => assert.equal(de(texto).grupo, 'denuncias'));

test('the choice counts; without an identity it is a lead', () => {
  assert.equal(de('Me descalificaron.', 'reclamo').clase, 'reclamo');
  assert.equal(de('Me trataron mal.', 'calidad').clase, 'calidad');
  assert.equal(de('No sé qué es.', 'otra').clase, 'otra');
  assert.equal(de('No me pagan.', 'pago').clase, 'otra');
  assert.equal(de('Está arreglado.', null).clase, 'denuncia');
  assert.equal(de('Está arreglado.', 'corrupcion', false).clase, 'aviso');
  assert.equal(de('No sé qué es.', 'otra', false).clase, 'aviso');
  assert.deepEqual(de('Nada.', 'extorsion', false), { clase: 'extorsion', grupo: 'extorsion' });
  assert.deepEqual(de('Nada.', 'personal-propio'), { clase: 'personal-propio', grupo: 'personal-propio' });
});

test('any text and any name of an institution is classified, in bounded time', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...materias), fc.string(), (texto, materia, nombre) => {
      const { clase, grupo } = clasificar({ materia, texto, conIdentidad: false, institucion: [nombre] });
      assert.equal(clase === 'extorsion', grupo === 'extorsion');
      assert.ok(pistasDe(texto).length < 20);
    }),
  );
});

test('hints name what a story is about, and nothing where there is nothing', () => {
  const claves = (texto: string) => pistasDe(texto).map(({ clave }) => clave);
  assert.deepEqual(claves('Las especificaciones están direccionadas a una sola marca.'), [
    'especificaciones-dirigidas',
  ]);
  assert.deepEqual(claves('Pagaron la obra completa y nunca se hizo.'), ['no-ejecutado']);
  assert.deepEqual(claves('Partieron la compra en varias ínfimas.'), ['fraccionamiento']);
  assert.deepEqual(claves('La empresa de la esposa del alcalde ganó con sobreprecio.'), [
    'sobreprecio',
    'conflicto-de-interes',
  ]);
  assert.deepEqual(claves('Mañana adjudican y ya tiene dueño'), ['especificaciones-dirigidas', 'urgente']);
  assert.deepEqual(claves('Presentó títulos falsos y se pusieron de acuerdo'), [
    'colusion',
    'documentos-falsos',
  ]);
  assert.deepEqual(claves('Tengo miedo, me piden plata'), ['soborno', 'represalias']);
  assert.deepEqual(claves('Les pasaron los precios a otro oferente'), ['uso-del-portal']);
  assert.deepEqual(claves('Quisiera saber cómo inscribirme.'), []);
});

test('how well a story is supported', () => {
  const grado = (archivos: number, loPresencio: boolean, nombraProceso: boolean) =>
    gradoDePrueba({ archivos, loPresencio, nombraProceso });
  assert.deepEqual(
    [
      grado(1, true, false),
      grado(1, false, true),
      grado(0, true, false),
      grado(0, false, true),
      grado(0, false, false),
    ],
    ['A', 'B', 'B', 'C', 'D'],
  );
});
