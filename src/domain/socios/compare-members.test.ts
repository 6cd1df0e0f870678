// Proves the three-way comparison: every class and sentence, the roll that results, and its counts against a naive model.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Comparacion, clases } from './comparacion.ts';
import { compareMembers, rollAfter } from './compare-members.ts';
import { comparisonFinding } from './comparison-finding.ts';
import type { FilaDeSocio, Novedad, Socio } from './socio.ts';

const id = '3000000004';
const socio = (
  cedula: string,
  nombre = 'VERA LEMA JUAN CARLOS',
  fechaIngreso: string | null = null,
): Socio => ({ cedula, nombre, fechaIngreso });
const fila = (
  cedula: string,
  nombre = 'VERA LEMA JUAN CARLOS',
  novedad: Novedad | null = null,
  numero = 2,
): FilaDeSocio => ({
  ...socio(cedula, nombre),
  fila: numero,
  novedad,
});

type Sources = {
  readonly r?: readonly Socio[];
  readonly l?: readonly Socio[];
  readonly e?: readonly FilaDeSocio[];
};

const compare = ({ r = [], l = [], e = [] }: Sources) =>
  compareMembers({ registrados: r, listado: l, archivo: e });

function only(sources: Sources): readonly [clase: string, efecto: string, sentence: string] {
  const { filas } = compare(sources);
  assert.equal(filas.length, 1);
  const [row] = filas;
  return [row?.clase ?? '', row?.efecto ?? '', row?.sentence ?? ''];
}

test('every class, its effect and its sentence', () => {
  const [r, l, e, out] = [[socio(id)], [socio(id)], [fila(id)], [fila(id, undefined, 'salida')]];
  assert.deepEqual(only({ r, l, e }), ['igual', 'queda', 'Consta en las tres fuentes con el mismo nombre.']);
  assert.deepEqual(only({ l, e }), [
    'alta',
    'entra',
    'Consta en el listado y en el Excel: ingresa al registro.',
  ]);
  assert.deepEqual(only({ r }), [
    'baja',
    'sale',
    'Ya no consta en el listado de la Superintendencia ni en el Excel: sale del registro.',
  ]);
  assert.deepEqual(only({ r, e: out }), [
    'baja',
    'sale',
    'Ya no consta en el listado de la Superintendencia y el Excel pide su salida: sale del registro.',
  ]);
  assert.deepEqual(only({ e }), [
    'solo-en-excel',
    'ninguno',
    'Consta solo en el Excel. El listado de la Superintendencia no lo incluye, así que no ingresa al registro.',
  ]);
  assert.deepEqual(only({ r, e }), [
    'solo-en-excel',
    'sale',
    'Consta en el registro y en el Excel, pero no en el listado de la Superintendencia. Si acepta la fila, sale del registro.',
  ]);
  assert.deepEqual(only({ e: out }), [
    'solo-en-excel',
    'ninguno',
    'El Excel pide la salida de una persona que no consta en el registro ni en el listado.',
  ]);
  assert.deepEqual(only({ l }), [
    'solo-en-listado',
    'entra',
    'Consta en el listado de la Superintendencia, pero no en el Excel. Si acepta la fila, ingresa al registro.',
  ]);
  assert.deepEqual(only({ r, l }), [
    'solo-en-listado',
    'queda',
    'Consta en el listado de la Superintendencia, pero no en el Excel. Si acepta la fila, sigue en el registro.',
  ]);
  assert.deepEqual(only({ r, l, e: out }), [
    'solo-en-listado',
    'queda',
    'El Excel pide su salida, pero el listado de la Superintendencia todavía lo incluye. Si acepta la fila, sigue en el registro.',
  ]);
});

test('names confirm a cédula: the same number with another name is never silent', () => {
  const juana = 'VERA LEMA JUANA CARLOS';
  assert.deepEqual(only({ r: [socio(id, juana)], l: [socio(id)], e: [fila(id)] }), [
    'cambio-de-nombre',
    'queda',
    'El nombre registrado no coincide con el del listado (parecido 88 %). Si acepta la fila, queda el del listado.',
  ]);
  assert.deepEqual(only({ r: [socio(id)], l: [socio(id)], e: [fila(id, juana)] }), [
    'cambio-de-nombre',
    'queda',
    'El nombre del Excel no coincide con el del listado (parecido 88 %): revise que sea la misma persona.',
  ]);
  const [clase, , sentence] = only({ l: [socio(id)], e: [fila(id, 'QUITO TOAPANTA LUIS')] });
  assert.equal(clase, 'alta');
  assert.match(sentence, /revise que sea la misma persona/);
  assert.equal(compare({ r: [socio('3000000012')], e: [fila(id)], l: [socio(id)] }).filas.length, 2);
});

test('duplicates and unreadable numbers', () => {
  assert.deepEqual(
    only({
      r: [socio(id)],
      l: [socio(id), socio('300000000-4')],
      e: [fila(id, undefined, null, 3), fila(id, undefined, null, 9)],
    }),
    [
      'duplicado',
      'queda',
      'La cédula consta 2 veces en el listado de la Superintendencia y 2 veces en el Excel (filas 3, 9). Consta en las tres fuentes con el mismo nombre.',
    ],
  );
  assert.deepEqual(only({ e: [fila('12')] }), [
    'invalido',
    'ninguno',
    'La cédula tiene 10 dígitos y escribió 2. Esta fila no cambia el registro.',
  ]);
  assert.deepEqual(only({ r: [socio('12')], l: [socio('12')] }).slice(0, 2), ['invalido', 'queda']);
  const blank = compare({ e: [fila('', 'A'), fila(' ', 'B')] });
  assert.equal(blank.cuentas.invalido, 2);
  assert.equal(new Set(blank.filas.map(({ clave }) => clave)).size, 2);
});

test('the roll: the list is the authority for accepted rows, the others stay', () => {
  const other = '3000000012';
  const left = '3000000020';
  const comparacion = compare({
    r: [socio(id, 'VERA JUAN', '2020-01-01'), socio(left, 'ZURITA ANA')],
    l: [socio(id, 'LEMA LUIS'), socio(other, 'BRAVO INÉS')],
    e: [fila(other, 'BRAVO INES')].map((row) => ({ ...row, fechaIngreso: '2026-10-01' })),
  });
  assert.deepEqual(rollAfter(comparacion, new Set()), [
    socio(id, 'VERA JUAN', '2020-01-01'),
    socio(left, 'ZURITA ANA'),
  ]);
  assert.deepEqual(rollAfter(comparacion, new Set([id, other, left])), [
    socio(other, 'BRAVO INÉS', '2026-10-01'),
    socio(id, 'LEMA LUIS', '2020-01-01'),
  ]);
  assert.deepEqual(
    rollAfter(comparacion, new Set([other])).map(({ cedula }) => cedula),
    [other, id, left],
  );
});

test('rows come in the officer’s order: what asks for attention first', () => {
  const cedulas = ['3000000004', '3000000012', '3000000020', '3000000038', '3000000046'];
  const [a = '', b = '', c = '', d = '', f = ''] = cedulas;
  const { filas } = compare({
    r: [socio(a), socio(b), socio(c, 'VERA LEMA JUANA CARLOS')],
    l: [socio(a), socio(c), socio(d)],
    e: [fila(a), fila(c), fila(f), fila('x')],
  });
  const order = filas.map(({ clase }) => clases.indexOf(clase));
  assert.deepEqual(
    order,
    order.toSorted((one, two) => one - two),
  );
  assert.deepEqual(
    filas.map(({ clase }) => clase),
    ['invalido', 'solo-en-excel', 'solo-en-listado', 'cambio-de-nombre', 'baja', 'igual'],
  );
});

test('the finding: ok only when both papers name the same people with names that agree', () => {
  const of = (sources: Sources) => {
    const { state, code, sentence } = comparisonFinding(compare(sources));
    return `${state} ${code}: ${sentence}`;
  };
  const [l, e] = [[socio(id)], [fila(id)]];
  assert.equal(
    of({ e }),
    'unknown comparacion-sin-listado: No pudimos leer socios en el listado de la Superintendencia: una persona lo comparará.',
  );
  assert.equal(
    of({ l, e }),
    'ok socios-coinciden: El Excel y el listado de la Superintendencia coinciden: 1 alta.',
  );
  assert.equal(
    of({ l }),
    'warn socios-no-coinciden: El Excel y el listado de la Superintendencia no coinciden: 1 solo en el listado.',
  );
  assert.equal(
    of({ l, e: [fila(id, 'QUITO LUIS')] }),
    'warn nombres-no-coinciden: Las cédulas coinciden, pero hay nombres distintos que revisar: 1 alta.',
  );
});

const cedulas = ['3000000004', '3000000012', '3000000020', '3000000038', '3000000046', '12'];
const someCedulas = fc.array(fc.constantFrom(...cedulas), { maxLength: 7 });

/** Asks of each number in turn, by looking through whole lists. */
function naiveCounts(
  r: readonly string[],
  l: readonly string[],
  e: readonly (readonly [string, Novedad | null])[],
): Comparacion['cuentas'] {
  const counts: Record<string, number> = Object.fromEntries(clases.map((clase) => [clase, 0]));
  for (const cedula of cedulas) {
    const times = [r, l, e.map(([one]) => one)].map((list) => list.filter((one) => one === cedula).length);
    if (times.every((count) => count === 0)) continue;
    const member = e.some(([one, novedad]) => one === cedula && novedad !== 'salida');
    const [inR, inL] = [r.includes(cedula), l.includes(cedula)];
    let clase = 'igual';
    if (cedula === '12') clase = 'invalido';
    else if (times.some((count) => count > 1)) clase = 'duplicado';
    else if (inL && !member) clase = 'solo-en-listado';
    else if (inL && !inR) clase = 'alta';
    else if (!inL && (member || !inR)) clase = 'solo-en-excel';
    else if (!inL) clase = 'baja';
    counts[clase] = (counts[clase] ?? 0) + 1;
  }
  return counts as Comparacion['cuentas'];
}

test('counts equal those of a naive model; accepting everything gives the list, accepting nothing the register', () => {
  const novedad = fc.constantFrom<Novedad | null>('ingreso', 'salida', null);
  fc.assert(
    fc.property(
      someCedulas,
      someCedulas,
      fc.array(fc.tuple(fc.constantFrom(...cedulas), novedad), { maxLength: 7 }),
      (r, l, e) => {
        const comparacion = compare({
          r: r.map((one) => socio(one)),
          l: l.map((one) => socio(one)),
          e: e.map(([one, change]) => fila(one, undefined, change)),
        });
        assert.deepEqual(comparacion.cuentas, naiveCounts(r, l, e));
        const rolled = (accepted: ReadonlySet<string>) =>
          rollAfter(comparacion, accepted)
            .map(({ cedula }) => cedula)
            .toSorted();
        const distinct = (list: readonly string[]) => [...new Set(list)].toSorted();
        assert.deepEqual(rolled(new Set()), distinct(r));
        const all = new Set(comparacion.filas.map(({ clave }) => clave));
        const expected = distinct([...l.filter((one) => one !== '12'), ...r.filter((one) => one === '12')]);
        assert.deepEqual(rolled(all), expected);
        assert.equal(comparacion.totales.resultado, expected.length);
      },
    ),
  );
});
