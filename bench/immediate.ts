/** From sending an "Inmediato" trámite to its applied effect, at a steady 100 a second, whatever the answers take. */
import { filedTramite, fileStep } from './filing-step.ts';
import type { Measure } from './measure.ts';
import { startProduct } from './product.ts';
import { runLoad } from './run-child.ts';
import { rounded } from './statistics.ts';
import { createSuppliers, openOwner } from './synthetic.ts';
import { verifyFiling } from './verify-filing.ts';

const perSecond = 100;
const p99MsMax = 100;

export const immediate: Measure = {
  name: 'immediate',
  title: '"Inmediato" to applied effect at 100 a second',
  async run({ quick }) {
    const product = await startProduct();
    const client = await openOwner(product);
    try {
      const parties = await createSuppliers(client, 64);
      const plan = {
        port: product.port,
        // Enough that a slow answer holds up nobody behind it.
        connections: 32,
        lists: { token: parties.map(({ token }) => token) },
        steps: [fileStep],
        keep: 'referencia',
      };
      const warm = await runLoad({ ...plan, seconds: 3, perSecond, first: 1 });
      const result = await runLoad({ ...plan, seconds: quick ? 5 : 20, perSecond, first: 100_000 });
      const references = [...warm.kept, ...result.kept];
      const { problems } = await verifyFiling(client, references, filedTramite);
      const { p50, p99, max } = result.whole;
      return [
        { name: 'filings', value: String(result.done) },
        { name: 'p50, ms', value: rounded(p50) },
        { name: 'p99, ms', value: rounded(p99), goal: '< 100', met: p99 < p99MsMax },
        { name: 'slowest, ms', value: rounded(max) },
        {
          name: 'errors; half, lost or doubled cases and effects',
          value: [String(result.errors), ...problems].join('; '),
          goal: '0',
          met: result.errors === 0 && problems.length === 0,
        },
      ];
    } finally {
      await client.end();
      await product.stop();
    }
  },
};
