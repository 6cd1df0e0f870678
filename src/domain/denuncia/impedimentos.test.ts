import assert from 'node:assert/strict';
import { test } from 'node:test';
import { estaImpedido, nombra, nombraSinDuda, prepararTexto } from './impedimentos.ts';

const names = (text: string, name: string) => nombra(prepararTexto(text), name);
const surely = (text: string, name: string) => nombraSinDuda(prepararTexto(text), name);
const person = 'Rodrigo Alfonso Zevallos Intriago';

test('a person is named by any two of their words side by side, as people write them', () => {
  for (const text of [
    'El ing. RODRIGO ZEVALLOS pidió el diez por ciento',
    'lo firmó Cevallos, Rodrigo',
    'el señor Zevallos Intriago',
    'ZEBALLOS INTRIAGO RODRIGO ALFONSO',
    'habló con Rodrigo de los Cevallos',
    'rodrigo\nzevallos',
    'Rodrígo Zevállos',
  ]) {
    assert.ok(names(text, person), text);
  }
});

test('a word alone, or words far apart, do not name a person', () => {
  for (const text of [
    'Rodrigo me dijo',
    'la señora Intriago',
    'Rodrigo vino y después llegó otro Zevallos',
    '',
    'rodrigozevallos',
  ]) {
    assert.equal(names(text, person), false, text);
  }
});

test('an entity is named by its particular word, its number or its whole general phrase', () => {
  assert.ok(names('En el GAD de Villasintetica pagaron dos veces', 'Municipio de Villasintética'));
  assert.ok(names('RUC 1799999991001 cobra', '1799999991001'));
  assert.ok(names('la Empresa Pública Municipal no pagó', 'Empresa Pública Municipal'));
  assert.equal(names('una empresa pública cualquiera, no la municipal', 'Empresa Pública Municipal'), false);
  assert.equal(names('el municipio de otra parte', 'Municipio de Villasintética'), false);
  assert.equal(names('cualquier cosa', ' . '), false);
});

test('the names of the demonstration are general words and name nobody by accident', () => {
  for (const text of [
    'por ejemplo dos facturas',
    'un funcionario pidió dos mil',
    'la jefatura no contesta',
    'hay uno de ejemplo',
  ]) {
    for (const name of ['Funcionario de Ejemplo Dos', 'Jefatura de Ejemplo', 'Lectora de Ejemplo Uno']) {
      assert.equal(names(text, name), false, `${text} / ${name}`);
      assert.equal(surely(text, name), false, `${text} / ${name}`);
    }
  }
  assert.ok(names('fue la funcionaria de ejemplo uno', 'Funcionaria de Ejemplo Uno'));
});

test('surely named is stricter: two given names are shared by many', () => {
  for (const text of ['Rodrigo Zevallos', 'Zevallos Intriago', 'Alfonso Cevallos', 'Zevallos Rodrigo'])
    assert.ok(surely(text, person), text);
  assert.equal(surely('otro Rodrigo Alfonso cualquiera', person), false);
  assert.ok(names('otro Rodrigo Alfonso cualquiera', person));
  assert.ok(surely('Marta Quishpe cobró', 'Marta Quishpe'));
  assert.ok(surely('Marta Quishpe cobró', 'Quishpe Tenorio Marta'));
  assert.equal(surely('Marta cobró', 'Marta'), false);
});

test('a reader is impeded by the own name and by whatever was declared', () => {
  const lector = { nombre: person, impedimentos: ['Constructora Inventada Cía. Ltda.'] };
  assert.ok(estaImpedido(prepararTexto('contra Rodrigo Zevallos'), lector));
  assert.ok(estaImpedido(prepararTexto('la constructora inventada ganó'), lector));
  assert.equal(estaImpedido(prepararTexto('otra historia'), lector), false);
});
