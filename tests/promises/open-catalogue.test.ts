// The open catalogue says of every trámite what its two vocabularies require, and what its definition says.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apiDoor } from '../../src/channels/api/api-door.ts';
import { portalDoor } from '../../src/channels/portal/portal-door.ts';
import { seOfrece } from '../../src/domain/tramite/resultados.ts';
import { paths } from '../../src/paths.ts';
import { unsealedReceipts } from '../sample-log.ts';
import { type Served, serveScene } from '../served.ts';

type Node = { readonly [name: string]: unknown };

let served: Served;
before(async () => {
  served = await serveScene([apiDoor(unsealedReceipts), portalDoor]);
});
after(() => served.stop());

const offered = () => served.deps.definiciones.todas.map(({ definicion }) => definicion).filter(seOfrece);

async function read(path: string): Promise<{ type: string; json: Node }> {
  const response = await fetch(served.origin + path);
  assert.equal(response.status, 200, path);
  return { type: response.headers.get('content-type') ?? '', json: (await response.json()) as Node };
}

const isA = (node: Node, type: string) => [node['@type']].flat().includes(type);
const typed = (graph: readonly Node[], type: string) => graph.filter((node) => isA(node, type));

/** What CPSV-AP 3 makes mandatory of each class we use. */
const mandatory: Readonly<Record<string, readonly string[]>> = {
  'cpsv:PublicService': ['dct:identifier', 'dct:title', 'dct:description', 'cv:hasCompetentAuthority'],
  'cv:PublicOrganisation': ['dct:identifier', 'skos:prefLabel', 'dct:spatial'],
  'cv:Channel': ['dct:identifier'],
  'cv:Evidence': ['dct:identifier', 'dct:title'],
  'cpsv:Rule': ['dct:identifier', 'dct:title', 'dct:description'],
  'cv:Output': ['dct:identifier', 'dct:title'],
  'cv:Cost': ['dct:identifier'],
  'cv:Requirement': ['dct:identifier', 'dct:title'],
};

/** Of what class the profile (CPSV-AP 3.2) asks what a property points to to be. */
const pointsTo: Readonly<Record<string, string>> = {
  'dct:language': 'dct:LinguisticSystem',
  'dct:spatial': 'dct:Location',
  'adms:status': 'skos:Concept',
  'foaf:page': 'foaf:Document',
  'cv:contactPage': 'foaf:Document',
  'cv:hasCompetentAuthority': 'cv:PublicOrganisation',
  'cv:ownedBy': 'org:Organization',
  'cv:hasChannel': 'cv:Channel',
  'cpsv:hasInput': 'cv:Evidence',
  'cpsv:follows': 'cpsv:Rule',
  'cpsv:implements': 'eli:LegalResource',
  'cv:hasLegalResource': 'eli:LegalResource',
  'cpsv:produces': 'cv:Output',
  'cv:hasCost': 'cv:Cost',
  'cv:currency': 'skos:Concept',
  'cv:contactPoint': 'cv:ContactPoint',
  'cv:holdsRequirement': 'cv:Requirement',
};

/** What the profile writes as text with its language. */
const inWords = ['dct:title', 'dct:description', 'skos:prefLabel', 'dcat:keyword'];

/** What the profile writes as a value of one type. */
const valued: Readonly<Record<string, string>> = {
  'cv:hasValue': 'xsd:double',
  'cv:processingTime': 'xsd:duration',
};

function everyNode(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(everyNode);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Node, ...Object.values(value).flatMap(everyNode)];
}

test('CPSV-AP: every trámite is a public service with all that is mandatory, and every prefix is declared', async () => {
  const { type, json } = await read(paths.catalogoAbierto.cpsvAp);
  assert.match(type, /^application\/ld\+json/);
  const graph = json['@graph'] as readonly Node[];
  assert.deepEqual(
    typed(graph, 'cpsv:PublicService').map((node) => node['dct:identifier']),
    offered().map(({ id }) => id),
  );
  const nodes = everyNode(graph);
  for (const [cls, names] of Object.entries(mandatory)) {
    const found = typed(nodes, cls);
    assert.ok(found.length > 0, cls);
    for (const node of found)
      for (const name of names) assert.ok(node[name], `${String(node['@id'])} has no ${name}`);
  }
  const context = json['@context'] as Node;
  const used = new Set(
    nodes
      .flatMap(Object.keys)
      .filter((name) => !name.startsWith('@'))
      .map((name) => name.split(':')[0]),
  );
  assert.deepEqual(
    [...used].filter((prefix) => context[prefix ?? ''] === undefined),
    [],
  );
  const known = new Set(nodes.flatMap((node) => (node['@type'] === undefined ? [] : [node['@id']])));
  for (const service of typed(graph, 'cpsv:PublicService')) {
    assert.ok(known.has((service['cv:hasCompetentAuthority'] as Node)['@id']));
    const duration = (service['cv:processingTime'] as Node | undefined)?.['@value'];
    assert.match(String(duration ?? 'P1D'), /^P(?:\d+D|T\d+[HM])$/);
  }
});

test('CPSV-AP: whatever points to something points to what the profile asks, and text says its language', async () => {
  const { json } = await read(paths.catalogoAbierto.cpsvAp);
  const nodes = everyNode(json['@graph']);
  const classes = new Map<unknown, readonly unknown[]>();
  for (const { '@id': id, '@type': type } of nodes)
    if (type !== undefined) classes.set(id, [...(classes.get(id) ?? []), ...[type].flat()]);
  const seen = new Set<string>();
  for (const node of nodes)
    for (const [name, held] of Object.entries(node)) {
      const all = [held].flat().filter((one): one is Node => typeof one === 'object' && one !== null);
      const where = `${String(node['@id'])} ${name}`;
      seen.add(name);
      const cls = pointsTo[name];
      if (cls !== undefined)
        for (const one of all) assert.ok(classes.get(one['@id'])?.includes(cls), `${where} is no ${cls}`);
      if (inWords.includes(name))
        assert.ok(all.length > 0 && all.every((one) => one['@language'] === 'es'), where);
      if (valued[name] !== undefined)
        assert.deepEqual(
          all.map((one) => one['@type']),
          [valued[name]],
          where,
        );
      if (name === 'dct:identifier') assert.equal(typeof held, 'string', where);
    }
  const expected = [...Object.keys(pointsTo), ...inWords, ...Object.keys(valued)];
  assert.deepEqual(
    expected.filter((name) => !seen.has(name)),
    [],
  );
});

test('gob.ec: every record has its fields, and says what the definition says', async () => {
  const { json } = await read(paths.catalogoAbierto.gobEc);
  const records = json.tramites as readonly Node[];
  assert.equal(records.length, offered().length);
  for (const [i, definicion] of offered().entries()) {
    const record = records[i] ?? {};
    for (const name of [
      'titulo',
      'descripcion',
      'dirigidoA',
      'queObtendre',
      'comoHagoElTramite',
      'costo',
      'tiempoDeRespuesta',
      'contacto',
      'enlace',
      'transparencia',
    ])
      assert.ok(typeof record[name] === 'string' && record[name] !== '', `${definicion.id}: ${name}`);
    assert.equal(record.titulo, definicion.nombre);
    assert.equal((record.formatosYAnexos as unknown[]).length, Object.keys(definicion.documentos).length);
    const requisitos = [
      ...(record.requisitosObligatorios as string[]),
      ...(record.requisitosEspeciales as string[]),
    ];
    assert.deepEqual(
      requisitos.toSorted(),
      Object.values(definicion.documentos)
        .map(({ etiqueta }) => etiqueta)
        .toSorted(),
    );
  }
});

test('each trámite has its own, and the pages of the catalogue lead there', async () => {
  const [first] = offered();
  assert.ok(first);
  const { cpsvApDe, gobEcDe, cpsvAp } = paths.catalogoAbierto;
  const { json } = await read(cpsvApDe(first.id));
  assert.equal(typed(json['@graph'] as Node[], 'cpsv:PublicService').length, 1);
  assert.equal(((await read(gobEcDe(first.id))).json.tramites as Node[]).length, 1);
  assert.equal((await fetch(served.origin + cpsvApDe('no-existe'))).status, 404);
  const links = async (path: string) => (await fetch(served.origin + path)).headers.get('link') ?? '';
  assert.ok(
    (await links(paths.catalogo)).includes(`<${cpsvAp}>; rel="alternate"; type="application/ld+json"`),
  );
  const own = await links(paths.tramite(first.id));
  assert.ok(own.includes(`<${gobEcDe(first.id)}>; rel="alternate"; type="application/json"`), own);
});
