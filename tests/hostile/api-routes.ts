/** Every address of the API, of its document, of the open catalogue, and of the pages of tokens and webhooks. */
import { everyOperation } from '../../src/channels/api/operations/every-operation.ts';
import { paths } from '../../src/paths.ts';
import type { Places, Route } from './routes.ts';

const both = ['GET', 'POST'] as const;
const get = ['GET'] as const;

const verbs = [
  'probar',
  'activar',
  'desactivar',
  'reenviar',
  'reenviar-muertas',
  'secreto',
  'eliminar',
  'ajeno',
];

type Place = Pick<Places, 'tramite' | 'referencia' | 'adjunto' | 'evento' | 'hilo'>;

/** Methods that share an address are one route. */
function operationRoutes(p: Place): readonly Route[] {
  const filled: Readonly<Record<string, string>> = {
    tramite: p.tramite,
    referencia: p.referencia,
    documento: p.adjunto,
    evento: p.evento,
  };
  const found = new Map<string, Route>();
  for (const { path, method, alcances } of everyOperation) {
    const address = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) =>
      encodeURIComponent(filled[name] ?? ''),
    );
    const whole = paths.api.raiz + address;
    const methods = [
      ...(found.get(whole)?.methods ?? []),
      method === 'get' ? ('GET' as const) : ('POST' as const),
    ];
    // What only the desk may call answers to nobody's session: its tokens are tried in api-access.test.ts.
    const isOwn = alcances?.some((alcance) => alcance.startsWith('solicitudes:')) === true;
    found.set(whole, { path: whole, methods, ...(isOwn ? { room: 'propio' as const } : {}) });
  }
  return [...found.values()];
}

export function apiRoutes(p: Place): readonly Route[] {
  const { catalogoAbierto: open, api, tokens, webhooks, mesa } = paths;
  const documents = [
    api.documento,
    api.pagina,
    open.cpsvAp,
    open.gobEc,
    open.cpsvApDe(p.tramite),
    open.gobEcDe(p.tramite),
  ];
  const own = [tokens.inicio, tokens.revocar, webhooks.inicio];
  const administration = [mesa.integraciones.revocarToken, mesa.integraciones.webhooks];
  return [
    ...operationRoutes(p),
    ...documents.map((path) => ({ path, methods: get })),
    ...own.map((path) => ({ path, methods: both, room: 'propio' as const })),
    { path: webhooks.destino(p.hilo), methods: get, room: 'propio' },
    ...verbs.map((verbo) => ({
      path: webhooks.verbo(p.hilo, verbo),
      methods: both,
      room: 'propio' as const,
    })),
    ...[mesa.tokens.inicio, mesa.tokens.revocar].map((path) => ({
      path,
      methods: both,
      room: 'mesa' as const,
    })),
    { path: mesa.integraciones.tokens, methods: get },
    ...administration.map((path) => ({ path, methods: both })),
    { path: mesa.integraciones.destino(p.hilo), methods: get },
    ...verbs.map((verbo) => ({ path: mesa.integraciones.verbo(p.hilo, verbo), methods: both })),
  ];
}
