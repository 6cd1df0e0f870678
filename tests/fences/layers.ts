// The arrows of the house as a table: which part may import which. A part that is not listed may import nothing.

const doors = ['actions', 'web', 'ui', 'paths.ts', 'domain', 'platform'];
const below = ['store', 'registry', 'documents', 'trust', 'platform', 'domain', 'paths.ts'];

export const everything = '*';

/** Parts are the folders and files right below `src`; each door is a part of its own, so that doors do not know each other. */
export const layers: Readonly<Record<string, readonly string[]>> = {
  'main.ts': [everything],
  'context.ts': [...below, 'actions', 'tramites', 'load-definiciones.ts'],
  'load-definiciones.ts': [...below, 'actions', 'tramites'],
  'cli.ts': ['cli', 'platform'],
  // The operator's tools do what no door may: make accounts, read the state of the database.
  cli: ['context.ts', 'load-definiciones.ts', 'imports', 'actions', ...below],
  'site.ts': ['ui', 'paths.ts'],
  channels: doors,
  'channels/portal': doors,
  'channels/rapido': doors,
  'channels/chat': doors,
  'channels/correo': doors,
  'channels/denuncias': doors,
  'channels/api': doors,
  'channels/registro-publico': doors,
  desk: doors,
  web: ['actions', 'ui', 'paths.ts', 'domain', 'platform'],
  duties: ['actions', ...below],
  imports: [...below, 'actions', 'demo'],
  actions: below,
  registry: ['store', 'platform', 'domain'],
  store: ['platform', 'domain'],
  documents: ['platform', 'domain'],
  trust: ['platform', 'domain'],
  platform: ['domain'],
  ui: ['domain', 'paths.ts'],
  tramites: ['domain'],
  'paths.ts': [],
  domain: [],
};

/** The part a path belongs to: `src/channels/portal/x.ts` is in `channels/portal`, `tramites/x.ts` in `tramites`. */
export function partOf(path: string): string {
  const [top = '', second = '', third = '', ...deeper] = path.split('/');
  if (top !== 'src') return top;
  return second === 'channels' && deeper.length > 0 ? `channels/${third}` : second;
}
