/** Tells programs where the same page stands as data (RFC 8288): the whole catalogue, or one trámite. */
import { paths } from '../../paths.ts';
import type { WebContext } from '../../web/web.ts';

/** `id`: as it stands in the address; of one that does not exist, nothing is told. */
export function tellOpenData(c: WebContext, id: string | null): void {
  if (id !== null && !/^[a-z0-9-]{1,80}$/.test(id)) return;
  const { cpsvAp, gobEc, cpsvApDe, gobEcDe } = paths.catalogoAbierto;
  const [linked, plain] = id === null ? [cpsvAp, gobEc] : [cpsvApDe(id), gobEcDe(id)];
  c.header(
    'link',
    `<${linked}>; rel="alternate"; type="application/ld+json", <${plain}>; rel="alternate"; type="application/json"`,
  );
}
