/** An agency that starts with nothing: an empty register behind its doors, filled only by what is imported. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { openSession } from '../../src/actions/open-session.ts';
import { portalDoor } from '../../src/channels/portal/portal-door.ts';
import { rapidoDoor } from '../../src/channels/rapido/rapido-door.ts';
import { importKinds } from '../../src/imports/kinds.ts';
import type { ImportReport, RowRemark } from '../../src/imports/report.ts';
import { loadDefiniciones } from '../../src/load-definiciones.ts';
import { paths } from '../../src/paths.ts';
import { readConfig } from '../../src/platform/config.ts';
import { listen } from '../../src/platform/http/serve.ts';
import { siteOf } from '../../src/site.ts';
import { listCuentasOfRuc } from '../../src/store/cuentas.ts';
import { rememberDefiniciones } from '../../src/store/definiciones.ts';
import { loadAssets } from '../../src/ui/assets.ts';
import { createApp } from '../../src/web/app.ts';
import { testDatabase } from '../database.ts';
import type { TestDeps } from '../deps.ts';
import { stranger } from '../people.ts';
import { type Answer, WebClient } from '../web-client.ts';

export type Imported = {
  readonly report: ImportReport;
  readonly warnings: readonly RowRemark[];
  readonly problems: readonly string[];
};

export type ImportOffice = {
  readonly deps: TestDeps;
  import(kind: string, path: string): Promise<Imported>;
  /** Writes a file of the given lines and imports it. */
  importLines(kind: string, lines: readonly string[]): Promise<Imported>;
  /** A browser signed in with the only account of a RUC. */
  signedIn(ruc: string): Promise<WebClient>;
  stop(): Promise<void>;
};

export async function openImportOffice(): Promise<ImportOffice> {
  const folder = await mkdtemp(join(tmpdir(), 'ventanilla-importada-'));
  const reading = readConfig({ DATA_DIR: folder });
  if (!reading.ok) throw new Error(reading.problems.join('\n'));
  const [assets, server] = await Promise.all([loadAssets({ cacheDir: folder }), listen('127.0.0.1', 0)]);
  const origin = `http://127.0.0.1:${server.port}`;
  const definiciones = loadDefiniciones();
  const base = await testDatabase(() => ({ definiciones, baseUrl: origin }));
  const { deps } = base;
  await rememberDefiniciones(deps.db, definiciones);
  const web = {
    deps,
    config: reading.config,
    assets,
    site: siteOf(assets, true),
    secure: false,
    ownOrigins: [origin],
  };
  server.handle(getRequestListener(createApp(web, [portalDoor, rapidoDoor]).fetch));
  const load = async (kind: string, path: string): Promise<Imported> => {
    const warnings: RowRemark[] = [];
    const problems: string[] = [];
    const listener = {
      problem: (line: number, sentence: string) => void problems.push(`${line}: ${sentence}`),
      warning: (remark: RowRemark) => void warnings.push(remark),
      progress: () => undefined,
    };
    const { db: database, clock, ids } = deps;
    const outcome = await importKinds.get(kind)?.run({ database, clock, ids, path, listener });
    assert.ok(outcome !== undefined && outcome.fault === null, kind);
    return { report: outcome.report, warnings, problems };
  };
  return {
    deps,
    import: load,
    importLines: async (kind, lines) => {
      const path = join(folder, `${deps.ids.newId()}.csv`);
      await writeFile(path, `${lines.join('\n')}\n`);
      return load(kind, path);
    },
    signedIn: async (ruc) => {
      const [cuenta] = await listCuentasOfRuc(deps.db, ruc, 1);
      assert.ok(cuenta, `no account for ${ruc}`);
      const opened = await openSession(deps, cuenta, { source: stranger(), previousToken: null }, 'prueba');
      return new WebClient(origin, opened?.token);
    },
    stop: async () => {
      await server.stop();
      await base.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What is sent on each page of a form: pairs of a page of questions, or the files of the page of documents. */
export type PageAnswers = readonly (readonly [string, string])[];
export type PageFiles = readonly (readonly [string, string, Uint8Array])[];

export type FormFiling = {
  readonly tramite: string;
  readonly pages: readonly PageAnswers[];
  readonly files?: PageFiles;
};

/** Files through the web form without JavaScript and gives the answer to «Presentar», warnings confirmed. */
export async function fileByForm(client: WebClient, filing: FormFiling): Promise<Answer> {
  const start = await client.get(paths.solicitar(filing.tramite));
  let answer = await client.post(start, paths.solicitar(filing.tramite), []);
  for (const pairs of filing.pages) {
    const page = await client.get(answer.location ?? '');
    answer = await client.post(page, page.path, pairs);
    assert.equal(answer.status, 303, answer.html.slice(0, 3_000));
  }
  if (answer.location?.endsWith('/documentos')) {
    const page = await client.get(answer.location);
    answer = await client.postFiles(page, page.path, filing.files ?? []);
    assert.equal(answer.status, 303, answer.html.slice(0, 3_000));
  }
  const review = await client.get(answer.location ?? '');
  assert.equal(review.status, 200, review.html);
  const confirm = [...review.html.matchAll(/name="confirmaciones"[^>]*value="([^"]*)"/g)].map(
    (m) => ['confirmaciones', m[1] ?? ''] as const,
  );
  return client.post(review, review.path.replace(/revisar$/, 'presentar'), confirm);
}
