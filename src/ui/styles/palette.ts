/** The colours of Ventanilla, and which of them may meet: the contrast test walks these pairs. */

export const palette = {
  tinta: '#14262b',
  'tinta-suave': '#4b5a5e',
  papel: '#fbfaf6',
  hoja: '#ffffff',
  linea: '#dcd8cc',
  borde: '#64757a',
  andes: '#0b3a45',
  'andes-hondo': '#072a33',
  laguna: '#0e6070',
  'laguna-honda': '#0a4855',
  'laguna-clara': '#e4f0f1',
  enlace: '#0a5a6e',
  'enlace-visto': '#5a3b7c',
  maiz: '#f3b63f',
  'maiz-claro': '#fdf2d9',
  foco: '#ffcb66',
  'foco-tinta': '#0a242b',
  bien: '#1b6a47',
  'bien-claro': '#e0f0e6',
  mal: '#b02a1f',
  'mal-claro': '#fbe6e2',
  espera: '#874a0b',
  'espera-claro': '#fcecd5',
  lila: '#4f3a78',
  'lila-claro': '#ebe5f4',
  gris: '#3c4a4e',
  'gris-claro': '#e9e8e2',
  'serie-1': '#0e6070',
  'serie-2': '#d98a1f',
  'serie-3': '#6a4f99',
  'serie-4': '#3f8f5f',
  'serie-5': '#b4513a',
} as const;

export type Colour = keyof typeof palette;

/** Foreground and background of running text: at least 4.5 to 1 (WCAG 2.2, 1.4.3). */
export const textPairs: readonly (readonly [Colour, Colour])[] = [
  ['tinta', 'papel'],
  ['tinta', 'hoja'],
  ['tinta', 'gris-claro'],
  ['tinta', 'maiz'],
  ['tinta-suave', 'papel'],
  ['tinta-suave', 'hoja'],
  ['tinta-suave', 'laguna-clara'],
  ['hoja', 'andes'],
  ['hoja', 'laguna'],
  ['hoja', 'laguna-honda'],
  ['hoja', 'bien'],
  ['hoja', 'mal'],
  ['hoja', 'espera'],
  ['laguna-clara', 'andes'],
  ['laguna-honda', 'laguna-clara'],
  ['enlace', 'papel'],
  ['enlace', 'hoja'],
  ['enlace', 'laguna-clara'],
  ['enlace', 'gris-claro'],
  ['enlace-visto', 'papel'],
  ['enlace-visto', 'hoja'],
  ['foco-tinta', 'foco'],
  ['bien', 'hoja'],
  ['bien', 'bien-claro'],
  ['mal', 'papel'],
  ['mal', 'hoja'],
  ['mal', 'mal-claro'],
  ['espera', 'hoja'],
  ['espera', 'espera-claro'],
  ['espera', 'maiz-claro'],
  ['lila', 'lila-claro'],
  ['gris', 'gris-claro'],
];

/** Edges and drawings that carry meaning: at least 3 to 1 (WCAG 2.2, 1.4.11). */
export const shapePairs: readonly (readonly [Colour, Colour])[] = [
  ['borde', 'hoja'],
  ['borde', 'papel'],
  ['foco-tinta', 'hoja'],
  ['foco', 'andes'],
  ['foco-tinta', 'foco'],
  ['serie-1', 'hoja'],
  ['serie-3', 'hoja'],
  ['serie-4', 'hoja'],
  ['serie-5', 'hoja'],
  ['laguna', 'gris-claro'],
  ['mal', 'gris-claro'],
  ['espera', 'gris-claro'],
  ['bien', 'gris-claro'],
];

/** What the style sheet's makers call their colours, in ours. */
const theme: readonly string[] = Object.entries({
  brand: 'andes',
  text: 'tinta',
  'inverse-text': 'hoja',
  'template-background': 'papel',
  'body-background': 'papel',
  'secondary-text': 'tinta-suave',
  focus: 'foco',
  'focus-text': 'foco-tinta',
  error: 'mal',
  success: 'bien',
  border: 'linea',
  'input-border': 'borde',
  hover: 'linea',
  link: 'enlace',
  'link-visited': 'enlace-visto',
  'link-hover': 'laguna-honda',
  'link-active': 'tinta',
  'surface-background': 'laguna-clara',
  'surface-text': 'tinta',
  'surface-border': 'laguna',
} satisfies Record<string, Colour>).map(([name, colour]) => `--govuk-${name}-colour:var(--${colour})`);

/** The palette and what the style sheet's makers call their colours, as custom properties. */
export function paletteCss(): string {
  const own = Object.entries(palette).map(([name, value]) => `--${name}:${value}`);
  return `:root{${[...own, ...theme].join(';')}}`;
}
