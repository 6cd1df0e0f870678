/** A receipt for staff: the unit's own cases, and nobody's without signing in. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileFor } from '../../tests/filing.ts';
import { serveScene } from '../../tests/served.ts';
import type { Receipts } from '../actions/receipts.ts';
import { paths } from '../paths.ts';
import { verifyReceipt } from '../trust/recibo/verify-receipt.ts';
import { receiptDownload } from './receipt-download.ts';

const receipts: Receipts = { agencyName: 'Institución de Muestra', seal: null, proofOf: async () => null };

test('ASVS 8.2.1 staff of the unit download a receipt; another unit finds nothing, and strangers sign in first', async () => {
  const served = await serveScene([
    (app, web) => {
      app.get('/mesa/solicitudes/:referencia/recibos/:evento', (c) => receiptDownload(web, c, receipts));
    },
  ]);
  try {
    const vigente = served.deps.definiciones.todas.find(
      ({ definicion }) => definicion.alAprobar === 'actualizarDireccionYNombre',
    );
    assert.ok(vigente);
    const { referencia } = await fileFor(served, {
      actor: served.supplier('textilera'),
      tramite: vigente.definicion.id,
      datos: { cambia: ['nombreComercial'], nombreComercial: 'Telares de Muestra' },
    });
    const get = async (usuario: string | null, n: number | string) => {
      const cookie = usuario === null ? '' : `sesion=${await served.sessionOf(served.staff(usuario))}`;
      const path = paths.mesa.recibo(referencia, 2).replace(/2$/, String(n));
      return fetch(served.origin + path, { headers: { cookie }, redirect: 'manual' });
    };
    const found = await get('registro1', 2);
    assert.equal(found.status, 200);
    assert.match(found.headers.get('content-disposition') ?? '', /recibo-decision-2-VT/);
    const { recibo } = await verifyReceipt(Buffer.from(await found.arrayBuffer()), {
      verifierKey: null,
      checkpoint: null,
      certificate: null,
    });
    assert.equal(recibo?.referencia, referencia);
    assert.equal((await get('control1', 2)).status, 404);
    assert.equal((await get('registro1', 'x')).status, 404);
    assert.equal((await get(null, 2)).status, 303);
  } finally {
    await served.stop();
  }
});
