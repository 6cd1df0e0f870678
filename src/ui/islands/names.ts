/** The scripts a page may ask for. `base` comes with every page. */
export const islandNames = [
  'base',
  'cascada',
  'buscador',
  'subida',
  'prueba',
  'cola',
  'caso',
  'llave',
  'cronograma',
  'verificar-archivo',
  'mesa-chat',
  'chat',
  'chat-panel',
] as const;

export type IslandName = (typeof islandNames)[number];
