/** 300 officers read: queues, cases, searches, dashboards, each with what their own unit holds. */
import type pg from 'pg';
import { paths } from '../src/paths.ts';
import { signInAuditor, signInOfficers } from './agencia-people.ts';
import type { OfficersPlan, OfficersResult, Visit } from './agencia-plan.ts';
import { processorTimer } from './agencia-processor.ts';
import type { OpenAgency } from './agencia-store.ts';
import type { Figure } from './measure.ts';
import { runChild } from './run-child.ts';
import { rounded } from './statistics.ts';

const msMax = 100;
const thinkMsMin = 2_000;
const thinkMsMax = 10_000;
const auditors = 3;
const casesKnown = 12;

type Known = {
  readonly referencia: string;
  readonly ruc: string;
  readonly nombre: string;
  readonly proceso: string;
};

/** Some open cases of each unit, to be opened and searched for. */
async function knownByUnit(client: pg.Client): Promise<ReadonlyMap<string, readonly Known[]>> {
  const { rows } = await client.query<Known & { unidad: string }>(
    `select u.unidad, s.referencia, s.solicitante_ruc as ruc, s.contenido ->> 'solicitanteNombre' as nombre, s.contenido #>> '{datos,proceso}' as proceso
     from (select distinct unidad from solicitudes where cerrada_en is null and solicitante_ruc like '18%') u
     cross join lateral (select * from solicitudes x where x.unidad = u.unidad and x.cerrada_en is null and x.solicitante_ruc like '18%'
       order by md5(x.id::text) limit ${casesKnown}) s`,
  );
  return Map.groupBy(rows, ({ unidad }) => unidad);
}

const search = (q: string) => `${paths.mesa.buscar}?${new URLSearchParams({ q })}`;

function searchesFor({ referencia, ruc, nombre, proceso }: Known): readonly Visit[] {
  const [, ...words] = nombre.split(' ');
  return [
    { kind: 'search, name', path: search(words.join(' ')), weight: 0.1 },
    { kind: 'search, RUC', path: search(ruc), weight: 0.1 },
    { kind: 'search, reference', path: search(referencia), weight: 0.1 },
    { kind: 'search, process code', path: search(proceso.toLowerCase().replaceAll('-', ' ')), weight: 0.1 },
  ];
}

function queuesOf(first: Known | undefined): readonly Visit[] {
  const { cola } = paths.mesa;
  return [
    { kind: 'queue, mine', path: cola, weight: 8 },
    { kind: 'queue, nobody has it', path: `${cola}?ver=equipo`, weight: 4 },
    { kind: 'queue, all', path: `${cola}?ver=todas`, weight: 3 },
    {
      kind: 'queue, trámite and state',
      path: `${cola}?ver=todas&tramite=cambio-a-pasivo&estado=recibida`,
      weight: 2,
    },
    { kind: 'queue, due today', path: `${cola}?ver=todas&vence=hoy`, weight: 2 },
    { kind: 'queue, two persons', path: `${cola}?ver=todas&personas=2`, weight: 1 },
    {
      kind: 'queue, words',
      path: `${cola}?ver=todas&q=${encodeURIComponent(first?.nombre.split(' ')[1] ?? 'andina')}`,
      weight: 1,
    },
  ];
}

const searches: readonly Visit[] = [
  { kind: 'search, rare word', path: search('guayusa '), weight: 1 },
  { kind: 'search, common word', path: search('certificado '), weight: 1 },
  { kind: 'search, beginning of a word', path: search('certif'), weight: 1 },
  { kind: 'search, phrase', path: search('"representante legal firmó"'), weight: 0.5 },
];

const { cifras } = paths.mesa;
const dashboards: readonly Visit[] = [
  { kind: 'dashboard, 30 days', path: cifras.inicio, weight: 3 },
  { kind: 'dashboard, a year', path: `${cifras.inicio}?periodo=365`, weight: 2 },
  { kind: 'dashboard, by trámite, a year', path: `${cifras.tramites}?periodo=365`, weight: 1 },
  { kind: 'dashboard, by hour, a year', path: `${cifras.horas}?periodo=365`, weight: 1 },
];

const ofAgency: readonly Visit[] = dashboards.map(({ kind, path, weight }) => ({
  kind: `${kind}, whole agency`,
  path,
  weight,
}));

async function planFor({ product, client }: OpenAgency, seconds: number): Promise<OfficersPlan> {
  const officers = await signInOfficers(client);
  const known = await knownByUnit(client);
  const people = officers.map(({ token, unidad, supervises }) => {
    const own = known.get(unidad) ?? [];
    const visits: readonly Visit[] = [
      ...queuesOf(own[0]),
      ...own.map((one) => ({
        kind: 'case page',
        path: paths.mesa.solicitud(one.referencia),
        weight: 12 / own.length,
      })),
      ...own.flatMap(searchesFor),
      ...searches,
      ...(supervises ? dashboards.map((visit) => ({ ...visit, weight: visit.weight * 4 })) : []),
    ];
    return { token, visits };
  });
  for (let i = 0; i < auditors; i += 1) people.push({ token: await signInAuditor(client), visits: ofAgency });
  return { port: product.port, seconds, warmSeconds: 10, thinkMsMin, thinkMsMax, people };
}

export async function readingFigures(agency: OpenAgency, seconds: number): Promise<readonly Figure[]> {
  const plan = await planFor(agency, seconds);
  const spent = processorTimer(agency.product);
  const result = await runChild<OfficersPlan, OfficersResult>('./agencia-officers.ts', plan);
  const { service, database } = spent();
  for (const sample of result.samples) process.stderr.write(`${sample}\n`);
  const kinds = result.kinds.toSorted((a, b) => a.kind.localeCompare(b.kind));
  return [
    { name: 'people at the desk', value: String(plan.people.length) },
    { name: 'pages a second', value: rounded((result.pages * 1_000) / result.elapsedMs) },
    {
      name: 'processor time a page, service / database, ms',
      value: `${rounded((service * 1_000) / result.opened)} / ${rounded((database * 1_000) / result.opened)}`,
    },
    ...[...kinds, { kind: 'every page', latency: result.all }].map(({ kind, latency }) => ({
      name: `${kind}, ms p50 / p95 / p99 (${latency.count})`,
      value: `${rounded(latency.p50)} / ${rounded(latency.p95)} / ${rounded(latency.p99)}`,
      goal: `p95 < ${msMax}`,
      met: latency.p95 < msMax,
    })),
    { name: 'errors', value: String(result.errors), goal: '0', met: result.errors === 0 },
  ];
}
