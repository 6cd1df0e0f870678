/** Does to a complaint what one of its forms asks: one route, one line per verb. */
import type { Deps } from '../../actions/deps.ts';
import { handOnDenuncia, takeDenuncia } from '../../actions/sala/assign-denuncia.ts';
import { copyPieceFile } from '../../actions/sala/copy-piece-file.ts';
import { holdDenuncia } from '../../actions/sala/hold-denuncia.ts';
import { judgeDenuncia } from '../../actions/sala/judge-denuncia.ts';
import type { OrdenDeSala } from '../../actions/sala/open-for-verb.ts';
import { proposePaquete } from '../../actions/sala/propose-paquete.ts';
import { releaseProposedPaquete, withdrawProposedPaquete } from '../../actions/sala/release-paquete.ts';
import { rerouteDenuncia } from '../../actions/sala/reroute-denuncia.ts';
import type { LectorAbierto } from '../../actions/sala/sala-types.ts';
import { noteInDenuncia } from '../../actions/sala/write-in-denuncia.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import { seeOther } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { showDenuncia } from './denuncia-page.ts';
import { askIdentity, openIdentity } from './identity-verbs.ts';
import { proveAgain } from './prove-again.ts';
import { readOrder } from './read-order.ts';
import { type InRoom, requireSalaFor, salaRefusal } from './require-sala.ts';
import { salaPurpose } from './sala-purpose.ts';
import { sendToComplainant } from './send-to-complainant.ts';

type Run = (
  deps: Deps,
  lector: LectorAbierto,
  orden: OrdenDeSala,
  body: FormBody,
) => Promise<object | Refusal>;

const judge =
  (verbo: Parameters<typeof judgeDenuncia>[2]['verbo']): Run =>
  (deps, lector, orden, body) =>
    judgeDenuncia(deps, lector, {
      ...orden,
      verbo,
      texto: first(body, 'texto'),
      causal: first(body, 'causal'),
    });
const hold =
  (verbo: 'retener' | 'soltar'): Run =>
  (deps, lector, orden, body) =>
    holdDenuncia(deps, lector, { ...orden, verbo, motivo: first(body, 'motivo') });

const verbs: { readonly [verbo: string]: Run } = {
  tomar: (deps, lector, orden) => takeDenuncia(deps, lector, orden),
  pasar: (deps, lector, orden, body) =>
    handOnDenuncia(deps, lector, { ...orden, a: first(body, 'a'), nota: first(body, 'nota') }),
  anotar: (deps, lector, orden, body) =>
    noteInDenuncia(deps, lector, { ...orden, texto: first(body, 'texto') }),
  copiar: (deps, lector, orden, body) =>
    copyPieceFile(deps, lector, { ...orden, pieza: first(body, 'pieza') }),
  admitir: judge('admitir'),
  inadmitir: judge('inadmitir'),
  orientar: judge('orientar'),
  investigar: judge('investigar'),
  cerrar: judge('cerrar'),
  derivar: (deps, lector, orden, body) =>
    rerouteDenuncia(deps, lector, { ...orden, clase: first(body, 'clase'), motivo: first(body, 'motivo') }),
  retener: hold('retener'),
  soltar: hold('soltar'),
  'pedir-apertura': (deps, lector, orden, body) => askIdentity(deps, lector, orden, first(body, 'motivo')),
  'proponer-remision': (deps, lector, orden, body) =>
    proposePaquete(deps, lector, {
      ...orden,
      autoridad: first(body, 'autoridad'),
      clave: first(body, 'clave'),
      motivo: first(body, 'motivo'),
      piezas: body.get('piezas') ?? [],
      apertura: first(body, 'apertura'),
    }),
  'liberar-remision': (deps, lector, orden, body) =>
    releaseProposedPaquete(deps, lector, { ...orden, paquete: first(body, 'paquete') }),
  'retirar-remision': (deps, lector, orden, body) =>
    withdrawProposedPaquete(deps, lector, { ...orden, paquete: first(body, 'paquete') }),
};

/** What a stolen open room must not do: these ask who is at the keyboard (ASVS 7.5.3). */
const proven: ReadonlySet<string> = new Set(['pedir-apertura', 'liberar-remision', 'abrir-identidad']);

async function prove(
  web: Web,
  c: WebContext,
  room: InRoom,
  verbo: string,
  body: FormBody,
): Promise<InRoom | Refusal> {
  if (!proven.has(verbo)) return room;
  const staff = await proveAgain(web, c, room.staff, body);
  if (!isRefusal(staff)) return { ...room, staff };
  return refuse(staff.code, {
    sentence: staff.sentence,
    errors: [{ path: 'clave', sentence: staff.sentence }],
  });
}

/** 303 to the complaint, which then says what happened; a refusal shows it again with everything typed. */
export async function denunciaVerb(web: Web, c: WebContext): Promise<Response> {
  const { id = '', verbo = '' } = c.req.param() as { id?: string; verbo?: string };
  if (verbo === 'escribir') return sendToComplainant(web, c);
  const run = Object.hasOwn(verbs, verbo) ? verbs[verbo] : undefined;
  const body = await readForm(c);
  if (isRefusal(body)) return salaRefusal(web, c, body);
  const purpose = salaPurpose(verbo, id);
  const room = await requireSalaFor(web, c, purpose, body);
  if (room instanceof Response) return room;
  if (run === undefined && verbo !== 'abrir-identidad') return salaRefusal(web, c, refuse('no-encontrada'));
  const form = first(body, 'formulario') || verbo;
  const again = (refusal: Refusal, by: InRoom = room) =>
    showDenuncia(web, c, by, id, { form, refusal, body });
  const forged = forgery(web, c, purpose, body);
  if (forged !== null) return again(forged);
  const proved = await prove(web, c, room, verbo, body);
  if (isRefusal(proved)) return again(proved);
  const orden = readOrder(c, body);
  if (run === undefined) return openIdentity(web, c, proved, orden, body);
  const done = await run(web.deps, proved.lector, orden, body);
  if (isRefusal(done)) return again(done, proved);
  return seeOther(c, `${paths.mesa.sala.denuncia(id)}?hecho=${verbo}`);
}
