// Where a page of questions goes on after its inner buttons.
import assert from 'node:assert/strict';
import test from 'node:test';
import { parseForm } from '../../platform/http/form-body.ts';
import { placeAfter, searchAsked } from './inner-buttons.ts';

const nothing = parseForm('');

test('a new row is shown, and after a removal the row that took its place', () => {
  const rows = { telefonos: [{}, {}, {}] };
  assert.equal(placeAfter('agregar:telefonos', rows, nothing), '#telefonos-2');
  assert.equal(placeAfter('quitar:telefonos:1', rows, nothing), '#telefonos-1');
  assert.equal(placeAfter('quitar:telefonos:3', rows, nothing), '#telefonos-2');
  assert.equal(placeAfter('quitar:telefonos:0', { telefonos: [] }, nothing), '#telefonos-0');
});

test('after a list came, the next one to choose from', () => {
  assert.equal(placeAfter('cascada:parroquia', { parroquia: '' }, nothing), '#parroquia_provincia');
  assert.equal(placeAfter('cascada:parroquia', { parroquia: '17' }, nothing), '#parroquia_canton');
  assert.equal(placeAfter('cascada:parroquia', { parroquia: '1701' }, nothing), '#parroquia');
});

test('a search travels in the address, whatever its words', () => {
  const body = parseForm(new URLSearchParams({ 'codigos.0.cpc_buscar': 'ropa & "más" #1' }).toString());
  const href = placeAfter('buscar:codigos.0.cpc', {}, body);
  const url = new URL(href, 'http://localhost/borradores/x/pagina/1');
  assert.equal(url.hash, '#codigos.0.cpc');
  assert.deepEqual(
    searchAsked(url.searchParams.get('en') ?? undefined, url.searchParams.get('buscar') ?? undefined),
    { campo: 'codigos.0.cpc', consulta: 'ropa & "más" #1' },
  );
  assert.equal(searchAsked('cpc', undefined), null);
});

test('a button nobody drew leads to the page itself', () => {
  for (const accion of ['', 'otra', 'toString:x', ':']) assert.equal(placeAfter(accion, {}, nothing), '');
  assert.equal(placeAfter('agregar:__proto__', {}, nothing), '#__proto__-0');
  assert.equal(placeAfter('quitar:a"><b>:x\r\n', {}, nothing).includes('"'), false);
});
