/** The public log's keys and unsigned receipts, for tests that open every door and look at neither. */
import type { Receipts } from '../src/actions/receipts.ts';
import { logKeysFrom } from '../src/trust/registro-publico/log-keys.ts';

export const sampleLogKeys = logKeysFrom(Buffer.alloc(32, 7), 'prueba.example/registro');

export const unsealedReceipts: Receipts = {
  agencyName: 'Institución de Muestra',
  seal: null,
  proofOf: async () => null,
};
