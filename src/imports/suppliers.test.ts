/** Suppliers and entities: the real numbers, every column, hostile rows, and what a case decided before the file came. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Ficha } from '../domain/registro/ficha.ts';
import { counts, type ImportBench, importBench, sharedFile } from './testing/import-bench.ts';

let bench: ImportBench;
before(async () => {
  bench = await importBench();
});
after(() => bench.stop());

const ruc = '1799999028001';
const header =
  'ruc;tipo;razon_social;nombre_comercial;estado;correo;telefonos;parroquia;calle;numero;ciius;cpcs;' +
  'representante_cedula;representante_nombre;representante_nacimiento;representante_desde;impedimentos;pendientes;sri_parroquia';
const full = `${ruc};;"Tejidos ""Ñandú"" S.A.";Ñandú;No habilitado;Ventas@Tejidos-Prueba.example;0991234567|022345678 ext. 12;170150;Calle Uno;N1-23;c1410.02|G4669.22;28231:C1410.02|282330011;3000000038;Persona de Prueba;1980-03-27;2024-01-15;"Contratista incumplido;2026-01-02;;Resolución de prueba;";"deuda;Título 1;una deuda en firme";170150`;

async function ficha(id: string): Promise<{ version: number; contenido: Ficha; busqueda: string }> {
  const [row] = await bench.rows<{ version: number; contenido: Ficha; busqueda: string }>(
    `select version, contenido, busqueda from asientos where clase = 'proveedor' and id = '${id}'`,
  );
  assert.ok(row);
  return row;
}

/** What a solicitud would leave behind: a new content and its history. */
async function decide(campo: string, contenido: Ficha): Promise<void> {
  const { version } = await ficha(ruc);
  const change = JSON.stringify([{ campo, etiqueta: campo, antes: '', ahora: '' }]);
  await bench.rows(
    `update asientos set version = ${version + 1}, contenido = '${JSON.stringify(contenido)}' where id = '${ruc}'`,
  );
  await bench.rows(
    `insert into asientos_historia values ('proveedor', '${ruc}', ${version + 1}, '${change}', 'DN-2026-XYZ', now())`,
  );
}

test('487 real numbers go in, 210 with a warning, and a second run changes nothing', async (t) => {
  const path = sharedFile('ruc-vectors/legal-entities.csv');
  if (path === null) return t.skip('no real files here');
  const first = await bench.run('suppliers', path);
  assert.deepEqual(counts(first), { rows: 487, inserted: 487, updated: 0, unchanged: 0, bad: 0, skipped: 0 });
  const warned = first.warnings.filter(({ code }) => code === 'ruc-digito-verificador');
  assert.equal(warned.length, 210);
  assert.deepEqual(
    await bench.rows(
      `select clase, count(*)::int as n from asientos where cambiado_en is not null group by 1 order by 1`,
    ),
    [
      { clase: 'entidad', n: 127 },
      { clase: 'proveedor', n: 360 },
    ],
  );
  const again = await bench.run('suppliers', path);
  assert.deepEqual([again.report.inserted, again.report.updated, again.report.unchanged], [0, 0, 487]);
  const { contenido } = await ficha('0195089991001');
  assert.deepEqual([contenido.razonSocial, contenido.correo.direccion], ['RUC 0195089991001', '']);
});

test('every column reaches the entry, from a Windows-1252 file with semicolons', async () => {
  const path = await bench.file('completo.csv', Buffer.from(`${header}\r\n${full}\r\n`, 'latin1'));
  const run = await bench.run('suppliers', path);
  assert.deepEqual(run.problems, []);
  const { version, contenido, busqueda } = await ficha(ruc);
  assert.equal(version, 1);
  assert.equal(busqueda, 'tejidos "nandu" s.a.');
  assert.deepEqual(contenido, {
    ruc,
    tipo: 'juridica',
    nacional: true,
    razonSocial: 'Tejidos "Ñandú" S.A.',
    nombreComercial: 'Ñandú',
    estado: 'no-habilitado',
    estadoDesde: '2026-11-23',
    impedimentos: [
      {
        causa: 'Contratista incumplido',
        desde: '2026-01-02',
        hasta: null,
        fuente: 'Resolución de prueba',
        documento: null,
      },
    ],
    pendientes: [{ tipo: 'deuda', referencia: 'Título 1', detalle: 'una deuda en firme' }],
    direccion: { parroquia: '170150', calle: 'Calle Uno', numero: 'N1-23', interseccion: '', referencia: '' },
    correo: { direccion: 'Ventas@tejidos-prueba.example', recuperaDesdeMs: 0, anterior: null },
    telefonos: [
      { tipo: 'celular', numero: '0991234567', extension: '' },
      { tipo: 'convencional', numero: '022345678', extension: '12' },
    ],
    cpcs: [
      { codigo: '28231', ciiu: 'C1410.02', desde: '2026-11-23' },
      { codigo: '28233', ciiu: '', desde: '2026-11-23' },
    ],
    ciius: ['C1410.02', 'G4669.22'],
    representantes: [
      {
        cedula: '3000000038',
        nombre: 'Persona de Prueba',
        fechaNacimiento: '1980-03-27',
        desde: '2024-01-15',
        hasta: null,
      },
    ],
    listadoDeSocios: null,
    sri: { parroquia: '170150', nombreComercial: null },
  });
  bench.deps.clock.advance(3 * 86_400_000);
  assert.equal((await bench.run('suppliers', path)).report.unchanged, 1);
});

test('empty cells and missing columns leave what is there, a dash erases, and the history tells it', async () => {
  const path = await bench.file('parcial.csv', `ruc,nombre_comercial,telefonos,correo\n${ruc},-,,\n`);
  assert.equal((await bench.run('suppliers', path)).report.updated, 1);
  const { version, contenido } = await ficha(ruc);
  assert.deepEqual([version, contenido.nombreComercial, contenido.telefonos.length], [2, '', 2]);
  const [history] = await bench.rows<{ cambios: object[]; origen: string }>(
    `select cambios, origen from asientos_historia where id = '${ruc}' and version = 2`,
  );
  assert.match(history?.origen ?? '', /^importación [0-9a-f]{12}$/);
  assert.deepEqual(history?.cambios, [
    { campo: 'nombreComercial', etiqueta: 'Nombre comercial', antes: 'Ñandú', ahora: 'Ninguno' },
  ]);
});

test('what a case decided stays and is named; --prefer file replaces it, and then the file has the last word', async () => {
  const { contenido } = await ficha(ruc);
  const mobile = { tipo: 'celular', numero: '0980000000', extension: '' } as const;
  await decide('telefonos', { ...contenido, telefonos: [mobile] });
  const path = await bench.file(
    'viejo.csv',
    `ruc,telefonos,razon_social\n${ruc},0991234567,Tejidos Nuevos S.A.\n`,
  );
  const kept = await bench.run('suppliers', path);
  assert.equal(kept.report.updated, 1);
  assert.deepEqual(
    kept.warnings.map(({ line, code, sentence }) => [line, code, sentence.includes('DN-2026-XYZ')]),
    [[2, 'se-conserva-lo-decidido', true]],
  );
  assert.deepEqual((await ficha(ruc)).contenido.telefonos, [mobile]);
  assert.equal((await ficha(ruc)).contenido.razonSocial, 'Tejidos Nuevos S.A.');
  const forced = await bench.run('suppliers', path, { prefer: 'file' });
  assert.deepEqual(
    forced.warnings.map(({ code }) => code),
    ['se-reemplaza-lo-decidido'],
  );
  assert.equal((await ficha(ruc)).contenido.telefonos[0]?.numero, '0991234567');
  const later = await bench.file('luego.csv', `ruc,telefonos\n${ruc},0997777777\n`);
  assert.deepEqual((await bench.run('suppliers', later)).warnings, []);
  assert.equal((await ficha(ruc)).contenido.telefonos[0]?.numero, '0997777777');
});

test('an address that cools off keeps doing so when the file brings the same one', async () => {
  const { contenido } = await ficha(ruc);
  const correo = {
    direccion: 'nuevo@prueba.example',
    recuperaDesdeMs: 9_999_999_999_999,
    anterior: 'viejo@prueba.example',
  };
  await decide('correo', { ...contenido, correo });
  const path = await bench.file('correo.csv', `ruc,correo\n${ruc},NUEVO@prueba.example\n`);
  assert.equal((await bench.run('suppliers', path, { prefer: 'file' })).report.unchanged, 1);
  assert.deepEqual((await ficha(ruc)).contenido.correo, correo);
});

test('a user opens an account without a password, once, whatever the case of its letters', async () => {
  const path = await bench.file('usuarios.csv', `ruc,usuario\n${ruc},Textil\n1799999052001,a b\n`);
  const run = await bench.run('suppliers', path);
  assert.deepEqual(
    run.warnings.map(({ line, code }) => [line, code]),
    [[2, 'cuenta-creada']],
  );
  assert.deepEqual(
    run.problems.map(({ line }) => line),
    [3],
  );
  const again = await bench.file('usuarios.csv', `ruc,usuario\n${ruc},TEXTIL\n`);
  assert.deepEqual((await bench.run('suppliers', again)).warnings, []);
  assert.deepEqual(
    await bench.rows(
      `select clase, usuario, nombre, clave_hash is null as "sinClave" from cuentas where ruc = '${ruc}'`,
    ),
    [{ clase: 'proveedor', usuario: 'Textil', nombre: 'Tejidos Nuevos S.A.', sinClave: true }],
  );
});

test('bad and hostile rows name what is wrong, and never touch the others', async () => {
  const other = '1799999036001';
  const rows = [
    'ruc,razon_social,correo,parroquia,estado,tipo,representante_nombre',
    '179999902800,Corto,,,,,',
    '9999999999999,Consumidor final,,,,,',
    `${other},Bueno,x@y,,,,`,
    `${other},Bueno,,99,,,`,
    `${other},Bueno,,,muerto,,`,
    `${other},Bueno,,,,__proto__,`,
    `${other},Bueno,,,,,Solo nombre`,
    `${other},=CMD()|'/c calc'!A1,,,,,`,
    `${other},Repetido,,,,,`,
    `1799999044001,"Sin cerrar,,,,,`,
    '',
  ];
  const run = await bench.run('suppliers', await bench.file('hostil.csv', `\ufeff${rows.join('\r\n')}`));
  assert.deepEqual(
    run.problems.map(({ line }) => line),
    [2, 3, 4, 5, 6, 7, 8, 10, 11],
  );
  assert.match(run.problems[5]?.sentence ?? '', /«tipo» debe ser uno de/);
  assert.equal((await ficha(other)).contenido.razonSocial, "=CMD()|'/c calc'!A1");
});
