/** The officer's half of a lifecycle, as the desk's own forms send it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verbPurpose } from '../src/desk/verb-purpose.ts';
import type { Verbo } from '../src/domain/solicitud/lifecycle.ts';
import { paths } from '../src/paths.ts';
import { systemClock } from '../src/platform/clock.ts';
import { formToken } from '../src/platform/csrf.ts';
import { systemIds } from '../src/platform/ids.ts';
import { tokenHash } from '../src/platform/token-hash.ts';
import { keysFrom } from '../src/trust/keys.ts';
import type { Step } from './load-plan.ts';
import type { Product } from './product.ts';

/** The hidden field of a verb's form for a session, as the run's product would have written it. */
export function verbToken(product: Product, session: string, verbo: Verbo): string {
  const keys = keysFrom(readFileSync(join(product.dataDir, 'secret.key')), systemIds);
  const signer = {
    sign: (text: string) => keys.mac('formulario', text),
    isSigned: (text: string, signature: string) => keys.macIs('formulario', text, signature),
  };
  return formToken(
    signer,
    { holder: tokenHash(session), purpose: verbPurpose(verbo) },
    systemClock.nowMs(),
    systemIds.randomToken(9),
  );
}

/** `{officer}` is the session, `{csrf_<verbo>}` its form token, `{referencia}` the case. */
export function verbStep(
  product: Product,
  verbo: 'tomar' | 'negar',
  version: number,
  fields: Readonly<Record<string, string>>,
): Step {
  const fixed = new URLSearchParams({ version: String(version), ...fields }).toString();
  return {
    name: verbo,
    method: 'POST',
    path: paths.mesa.verbo('{referencia}', verbo).replaceAll(/%7B|%7D/g, (sign) => decodeURIComponent(sign)),
    headers: {
      cookie: 'sesion={officer}',
      origin: `http://127.0.0.1:${product.port}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: `_csrf={csrf_${verbo}}&llave=medida-${verbo}-{n}&${fixed}`,
    status: 303,
    captures: {},
  };
}
