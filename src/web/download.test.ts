/** The name of a download: readable where it can be, and never more than a name. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dispositionOf } from './download.ts';

test('accents survive in the whole name and fall away in the plain one', () => {
  assert.equal(
    dispositionOf('Petición año.pdf'),
    `attachment; filename="Peticion ano.pdf"; filename*=UTF-8''Petici%C3%B3n%20a%C3%B1o.pdf`,
  );
  assert.match(dispositionOf('漢字'), /filename="archivo"/);
});

test('a file name cannot break out of its header (ASVS 1.3.11)', () => {
  assert.equal(
    dispositionOf('ofi"cio ñ\r\n.pdf'),
    `attachment; filename="ofi_cio n.pdf"; filename*=UTF-8''ofi%22cio%20%C3%B1%0D%0A.pdf`,
  );
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
      const nombre = String.fromCharCode(...units);
      assert.match(
        dispositionOf(nombre),
        /^attachment; filename="[\w. (),+-]+"; filename\*=UTF-8''[\w!.~%-]*$/,
      );
    }),
  );
});

test('a name cut in the middle of a character is still a name', () => {
  assert.match(dispositionOf('\ud83d.pdf'), /filename="\.pdf"; filename\*=UTF-8''%EF%BF%BD\.pdf$/);
});
