/** The API: what programs do, with the same verbs, the same refusals and the same record as every other door. */

import { readForActor } from '../../actions/change-solicitud.ts';
import { signIn } from '../../actions/sign-in.ts';
import { isRefusal, refuse } from '../../domain/refusals.ts';
import { leerReferencia } from '../../domain/solicitud/referencia.ts';
import { nombreDeEstadoEn, seOfrece } from '../../domain/tramite/resultados.ts';
import { paths } from '../../paths.ts';
import { problemAnswer } from '../../web/problem-answer.ts';
import type { Web, WebApp, WebContext } from '../../web/web.ts';
import { requireBearer } from './bearer.ts';
import { postSolicitud } from './file.ts';
import { readJson } from './read-json.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Signs in and answers with a session token for the Authorization header. */
async function postSesion(web: Web, c: WebContext): Promise<Response> {
  const body = await readJson(c);
  if (isRefusal(body)) return problemAnswer(c, body);
  const outcome = await signIn(web.deps, {
    ruc: text(body.ruc),
    usuario: text(body.usuario),
    clave: text(body.clave),
    source: { network: c.var.visit.network, device: null, equipo: 'API' },
    effort: {},
    previousToken: null,
  });
  if (isRefusal(outcome)) return problemAnswer(c, outcome);
  return c.json({ token: outcome.token }, 201);
}

async function getSolicitud(web: Web, c: WebContext, raw: string): Promise<Response> {
  const actor = await requireBearer(web, c);
  if (isRefusal(actor)) return problemAnswer(c, actor);
  const referencia = leerReferencia(raw);
  const found =
    referencia === null ? refuse('no-encontrada') : await readForActor(web.deps, actor, referencia);
  if (isRefusal(found)) return problemAnswer(c, found);
  const { tramite, estado, version, canal, resumen, decision, presentadaMs, promesaVenceMs, legalVenceMs } =
    found;
  c.header('cache-control', 'no-store');
  const moment = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  return c.json({
    referencia: found.referencia,
    tramite,
    estado,
    /** As people read it, in the words of its trámite. */
    estadoEnPalabras: nombreDeEstadoEn(web.deps.definiciones.porId(tramite)?.definicion, estado),
    version,
    canal,
    respuestas: resumen,
    decision:
      decision === null
        ? null
        : {
            resultado: decision.resultado,
            motivo: decision.motivo,
            baseLegal: decision.baseLegal,
            cambios: decision.cambios,
          },
    presentada: moment(presentadaMs),
    promesaVence: moment(promesaVenceMs),
    terminoLegalVence: moment(legalVenceMs),
  });
}

export function apiDoor(app: WebApp, web: Web): void {
  const root = paths.api.raiz;
  app.get(`${root}/tramites`, (c) =>
    c.json(
      web.deps.definiciones.todas
        .filter(({ definicion }) => seOfrece(definicion))
        .map(({ definicion: d, version }) => ({
          id: d.id,
          nombre: d.nombre,
          resumen: d.resumen,
          canales: d.canales,
          tiempoEstimado: d.tiempoEstimado,
          version,
        })),
    ),
  );
  app.post(`${root}/sesiones`, (c) => postSesion(web, c));
  app.post(`${root}/tramites/:id/solicitudes`, (c) => postSolicitud(web, c, c.req.param('id')));
  app.get(`${root}/solicitudes/:referencia`, (c) => getSolicitud(web, c, c.req.param('referencia')));
  app.all(`${root}/*`, (c) => problemAnswer(c, refuse('no-encontrada')));
}
