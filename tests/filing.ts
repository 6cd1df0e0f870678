/** Files a solicitud in a test scene as its owner would, past the pages. */
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import type { Deps } from '../src/actions/deps.ts';
import { contextIn, examineAttachments } from '../src/actions/examine-attachments.ts';
import type { Filed } from '../src/actions/file-solicitud.ts';
import { fileSolicitud } from '../src/actions/file-solicitud.ts';
import { gatherFacts } from '../src/actions/gather-facts.ts';
import { llaveDe } from '../src/actions/orden.ts';
import { review } from '../src/actions/review.ts';
import type { Json } from '../src/domain/canonical-json.ts';
import { isRefusal } from '../src/domain/refusals.ts';
import type { Solicitante } from '../src/domain/solicitud/actor.ts';
import type { Adjunto, Documento } from '../src/domain/tramite/documento.ts';
import { conFechas } from '../src/domain/tramite/ejemplo.ts';
import { leerDatos } from '../src/domain/tramite/leer-datos.ts';
import { documentosPedidos } from '../src/domain/tramite/resumen.ts';
import { type Filer, paperFor } from './sample-files.ts';
import type { Scene } from './scene.ts';

export type FilingOf = {
  readonly actor: Solicitante;
  readonly tramite: string;
  readonly datos: Readonly<Record<string, unknown>>;
  readonly verificados?: readonly string[];
  readonly llave?: string;
  readonly socios?: Filer['socios'];
};

/** All that filing needs of a scene: a running installation has it too. */
export type Ground = { readonly deps: Deps; readonly today: Scene['today'] };

/** Puts a paper into the store, as an upload would. */
async function attach({ deps }: Ground, clave: string, documento: Documento, filer: Filer): Promise<Adjunto> {
  const { nombre, formato, bytes } = paperFor(clave, documento, filer);
  const stored = await deps.files.store(Readable.from([Buffer.from(bytes)]), bytes.length);
  assert.equal(stored.outcome, 'stored');
  const { sha256 } = stored as Extract<typeof stored, { outcome: 'stored' }>;
  return { id: deps.ids.newId(), documento: clave, nombre, sha256, tamanoBytes: bytes.length, formato };
}

/** Attaches a paper for every document asked for and confirms every warning; fails the test when it is refused. */
export async function fileFor(
  scene: Ground,
  { actor, tramite, datos, verificados = [], llave, socios }: FilingOf,
): Promise<Filed> {
  const { deps } = scene;
  const vigente = deps.definiciones.porId(tramite);
  assert.ok(vigente, tramite);
  const lectura = leerDatos(vigente.definicion, conFechas(datos, scene.today));
  assert.deepEqual(lectura.errores, []);
  const { definicion } = vigente;
  const asked = documentosPedidos(definicion, lectura.datos);
  const adjuntos = await Promise.all(
    asked.map(([clave, documento]) =>
      attach(scene, clave, documento, { ruc: actor.ruc, today: scene.today, socios }),
    ),
  );
  const facts = await gatherFacts(deps, definicion, lectura.datos, actor, verificados);
  const papers = await examineAttachments(deps, definicion, contextIn(facts.hechos), adjuntos);
  const { confirmaciones } = review(vigente, lectura.datos, facts, papers);
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
