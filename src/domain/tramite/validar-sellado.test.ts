import assert from 'node:assert/strict';
import { test } from 'node:test';
import correoElectronico from '../../../tramites/correo-electronico.ts';
import denuncia from '../../../tramites/denuncia-de-corrupcion.ts';
import { correo } from './campo.ts';
import type { Definicion } from './definicion.ts';
import { validarDefinicion } from './validar-definicion.ts';

const problems = (change: Partial<Definicion>, base: Definicion = denuncia) =>
  validarDefinicion({ ...base, ...change }).join('\n');
const { identidad, ...sinIdentidad } = denuncia;
assert.ok(identidad);
const { correo: _correo, ...sinCorreo } = denuncia.mostrarSi;

test('the sealed definition agrees with itself', () => {
  assert.deepEqual(validarDefinicion(denuncia), []);
});

const wrong: readonly (readonly [string, Partial<Definicion>, RegExp])[] = [
  ['a door of the ordinary desk', { canales: ['correo', 'rapido'] }, /sus puertas son el buzón/],
  ['a further door', { tambienPor: ['rapido'] }, /sus puertas son el buzón/],
  ['only suppliers may tell', { solicitante: 'proveedor' }, /debe poder presentarlo cualquiera/],
  ['an effect on the register', { alAprobar: 'actualizarCorreo' }, /no puede cambiar el registro/],
  [
    'a sentence that it is closed',
    { recepcionCerrada: 'Aún no.' },
    /su puerta se cierra con la configuración/,
  ],
  [
    'a last page that asks',
    { paginas: denuncia.paginas.slice(0, -1) },
    /su última página es solo lo que se declara/,
  ],
  ['no name of its own', { institucion: [] }, /cómo se llama la propia institución/],
  ['a choice that is none', { identidad: { ...identidad, decide: 'hechos' } }, /no se responde con sí o no/],
  [
    'a part that is no field',
    { identidad: { ...identidad, nombre: 'apodo' } },
    /«apodo», que no es un campo/,
  ],
  ['a part on another page', { identidad: { ...identidad, nombre: 'entidad' } }, /debe estar en la página/],
  [
    'a part that is always shown',
    { datos: { ...denuncia.datos, correo: correo('Correo') }, mostrarSi: sinCorreo },
    /debe mostrarse solo si/,
  ],
];

for (const [what, change, expected] of wrong)
  test(`found: ${what}`, () => assert.match(problems(change), expected));

test('found: a sealed trámite that does not say who tells, and an open one that does', () => {
  assert.match(validarDefinicion(sinIdentidad).join('\n'), /debe decir en «identidad»/);
  assert.match(problems({ identidad }, correoElectronico), /«identidad» es de los trámites sellados/);
});
