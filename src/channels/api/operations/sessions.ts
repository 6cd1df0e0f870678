/** Signing in with a password, for programs that a person uses; others have a token of their own. */
import { z } from 'zod';
import { signIn } from '../../../actions/sign-in.ts';
import { isRefusal } from '../../../domain/refusals.ts';
import type { Operation } from '../operation.ts';
import { readJson } from '../read-json.ts';
import { readShape } from '../read-shape.ts';

const credentials = z.strictObject({
  ruc: z.string().max(100),
  usuario: z.string().max(200),
  clave: z.string().max(1_000),
});

export const openSession: Operation = {
  id: 'abrirSesion',
  method: 'post',
  path: '/sesiones',
  tag: 'Sesiones',
  summary: 'Abre una sesión y entrega su token',
  description:
    'Para proveedores y entidades. Dura una hora sin uso y doce como máximo. Para programas que corren solos, cree un token en la página de su cuenta.',
  alcances: null,
  body: credentials,
  example: { ruc: '1799999028001', usuario: 'nadie', clave: 'esta clave no abre nada' },
  success: { status: 201, description: 'Abierta.', schema: z.strictObject({ token: z.string() }) },
  refusals: ['datos-con-errores', 'ingreso-fallido', 'prueba-de-trabajo'],
  run: async ({ web, c }) => {
    const body = await readJson(c);
    if (isRefusal(body)) return body;
    const sent = readShape(credentials, body);
    if (isRefusal(sent)) return sent;
    const outcome = await signIn(web.deps, {
      ...sent.value,
      source: { network: c.var.visit.network, device: null, equipo: 'API' },
      effort: {},
      previousToken: null,
    });
    return isRefusal(outcome) ? outcome : { status: 201, body: { token: outcome.token } };
  },
};
