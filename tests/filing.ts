/** Files a solicitud in a test scene as its owner would, past the pages. */
import assert from 'node:assert/strict';
import type { Filed } from '../src/actions/file-solicitud.ts';
import { fileSolicitud } from '../src/actions/file-solicitud.ts';
import { gatherFacts } from '../src/actions/gather-facts.ts';
import { llaveDe } from '../src/actions/orden.ts';
import { review } from '../src/actions/review.ts';
import type { Json } from '../src/domain/canonical-json.ts';
import { isRefusal } from '../src/domain/refusals.ts';
import type { Solicitante } from '../src/domain/solicitud/actor.ts';
import { conFechas } from '../src/domain/tramite/ejemplo.ts';
import { leerDatos } from '../src/domain/tramite/leer-datos.ts';
import { documentosPedidos } from '../src/domain/tramite/resumen.ts';
import type { Scene } from './scene.ts';

export type FilingOf = {
  readonly actor: Solicitante;
  readonly tramite: string;
  readonly datos: Readonly<Record<string, unknown>>;
  readonly verificados?: readonly string[];
  readonly llave?: string;
};

/** Attaches a stand-in for every document asked for and confirms every warning; fails the test when it is refused. */
export async function fileFor(
  scene: Scene,
  { actor, tramite, datos, verificados = [], llave }: FilingOf,
): Promise<Filed> {
  const { deps } = scene;
  const vigente = deps.definiciones.porId(tramite);
  assert.ok(vigente, tramite);
  const lectura = leerDatos(vigente.definicion, conFechas(datos, scene.today));
  assert.deepEqual(lectura.errores, []);
  const adjuntos = documentosPedidos(vigente.definicion, lectura.datos).map(([documento, { formatos }]) => ({
    id: deps.ids.newId(),
    documento,
    nombre: `${documento}.pdf`,
    sha256: '0'.repeat(64),
    tamanoBytes: 1,
    formato: formatos[0] ?? ('pdf' as const),
  }));
  const facts = await gatherFacts(deps, vigente.definicion, lectura.datos, actor, verificados);
  const { confirmaciones } = review(vigente, lectura.datos, facts, adjuntos);
  const bound = llaveDe(actor, llave ?? deps.ids.newId(), { tramite, datos: lectura.datos as Json });
  assert.ok(!isRefusal(bound));
  const outcome = await fileSolicitud(deps, {
    vigente,
    canal: 'rapido',
    actor,
    titular: actor,
    nombre: actor.nombre,
    datos: lectura.datos,
    adjuntos,
    verificados,
    confirmaciones,
    revision: null,
    llave: bound,
    borrador: null,
  });
  assert.ok(!isRefusal(outcome), isRefusal(outcome) ? `${outcome.code}: ${outcome.sentence}` : '');
  return outcome;
}
