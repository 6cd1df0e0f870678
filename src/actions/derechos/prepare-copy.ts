/** Puts together the copy of somebody's data: a page to read, a file for programs, and the papers of their cases. */
import { Readable } from 'node:stream';
import { type PackedEntry, packEntry, zipOf } from '../../documents/libro/zip-writer.ts';
import { longInstantText } from '../../domain/calendar/civil-text.ts';
import type { Peticion } from '../../domain/derechos/peticion.ts';
import {
  type ArchivoDePersona,
  fuentesDeDatos,
  listArchivosDePersona,
  type Persona,
  readFuente,
} from '../../store/datos-de-persona.ts';
import type { Deps } from '../deps.ts';
import { copyHtml, type SeccionDeCopia } from './copy-html.ts';
import { derechosLimits as limits } from './derechos-limits.ts';
import { personaDe } from './personal-addresses.ts';

const notas = [
  'Quienes trabajan en la institución aparecen como «La institución»: lo que hacen lo hacen en su nombre.',
  'Las notas internas, las denuncias reservadas y las órdenes de conservar no forman parte de esta copia.',
  'Los documentos que usted presentó van como los presentó, también si nombran a otras personas.',
  'Las claves y los códigos no se guardan: solo una huella de la que no se pueden recuperar.',
];

type Section = SeccionDeCopia & { readonly clave: string };

async function readSections(deps: Deps, persona: Persona): Promise<readonly Section[]> {
  const sections: Section[] = [];
  for (const fuente of fuentesDeDatos) {
    const rows = await readFuente(deps.db, fuente, persona, limits.rowsPerSourceMax + 1);
    const { clave, titulo } = fuente;
    sections.push({
      clave,
      titulo,
      filas: rows.slice(0, limits.rowsPerSourceMax),
      completa: rows.length <= limits.rowsPerSourceMax,
    });
  }
  return sections;
}

async function bytesOf(deps: Deps, sha256: string): Promise<Buffer | null> {
  if (!(await deps.files.has(sha256))) return null;
  const chunks: Buffer[] = [];
  for await (const chunk of deps.files.read(sha256) as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** No path leaves its folder, and no two papers of one case share a name. */
function entryName({ referencia, nombre, sha256 }: ArchivoDePersona): string {
  const plain = nombre
    .replace(/[^\p{L}\p{N}. _-]/gu, '_')
    .replace(/^\.+/, '_')
    .slice(-100);
  return `archivos/${referencia}/${sha256.slice(0, 8)}-${plain === '' ? 'archivo' : plain}`;
}

async function packPapers(deps: Deps, ruc: string): Promise<{ packed: PackedEntry[]; left: number }> {
  const papers = await listArchivosDePersona(deps.db, ruc, limits.papersMax);
  const packed = new Map<string, PackedEntry>();
  let sizeBytes = 0;
  let left = 0;
  for (const paper of papers) {
    const name = entryName(paper);
    if (packed.has(name)) continue;
    const fits = sizeBytes + paper.tamanoBytes <= limits.papersBytesMax;
    const bytes = fits ? await bytesOf(deps, paper.sha256) : null;
    if (bytes === null) left += 1;
    else {
      sizeBytes += bytes.length;
      packed.set(name, packEntry(name, bytes));
    }
  }
  return { packed: [...packed.values()], left };
}

/** The stored zip: its hash and its size in bytes. */
export async function prepareCopy(
  deps: Deps,
  peticion: Peticion,
  agencia: string,
): Promise<{ readonly sha256: string; readonly tamanoBytes: number }> {
  const persona = await personaDe(deps, peticion);
  const secciones = await readSections(deps, persona);
  const { packed, left } =
    persona.ruc === null ? { packed: [], left: 0 } : await packPapers(deps, persona.ruc);
  const { zone } = await deps.calendar();
  const { numero, nombre } = peticion;
  const rest =
    left === 0
      ? []
      : [`${left} documentos no caben en esta copia: descárguelos de sus solicitudes o pídalos aparte.`];
  const copy = {
    agencia,
    numero,
    nombre,
    hecha: longInstantText(deps.clock.nowMs(), zone),
    notas: [...notas, ...rest],
    secciones,
  };
  const json = {
    formato: 'ventanilla-datos-v1',
    numero,
    agencia,
    hecha: copy.hecha,
    notas: copy.notas,
    ...Object.fromEntries(
      secciones.map(({ clave, titulo, filas, completa }) => [clave, { titulo, completa, filas }]),
    ),
  };
  const bytes = zipOf([
    packEntry('sus-datos.html', Buffer.from(copyHtml(copy))),
    packEntry('sus-datos.json', Buffer.from(JSON.stringify(json, null, 2))),
    ...packed,
  ]);
  const stored = await deps.files.store(Readable.from([bytes]), bytes.length);
  if (stored.outcome !== 'stored') throw new Error(`the copy of ${peticion.id} was not stored`);
  return { sha256: stored.sha256, tamanoBytes: bytes.length };
}
