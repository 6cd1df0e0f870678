/** The readable half of a copy of somebody's data: one page without scripts, that any browser opens from a disk. */
import type { Json } from '../../domain/canonical-json.ts';
import type { FilaDeDatos } from '../../store/datos-de-persona.ts';

export type SeccionDeCopia = {
  readonly titulo: string;
  readonly filas: readonly FilaDeDatos[];
  readonly completa: boolean;
};

export type CopiaLegible = {
  readonly agencia: string;
  readonly numero: string;
  readonly nombre: string;
  readonly hecha: string;
  readonly notas: readonly string[];
  readonly secciones: readonly SeccionDeCopia[];
};

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? '');

const words = (key: string): string => {
  const text = key.replaceAll('_', ' ').replace(/ en$/, '');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** Nothing we store is nested deeper; what is shows as JSON. */
const depthMax = 6;

function inWords(value: Json | undefined, depth = 0): string {
  if (value === null || value === undefined || value === '') return '<i>sin dato</i>';
  if (typeof value === 'boolean') return value ? 'sí' : 'no';
  if (typeof value !== 'object') return safe(String(value)).replaceAll('\n', '<br>');
  if (depth >= depthMax) return safe(JSON.stringify(value));
  if (Array.isArray(value)) {
    if (value.length === 0) return '<i>ninguno</i>';
    return `<ul>${value.map((one: Json) => `<li>${inWords(one, depth + 1)}</li>`).join('')}</ul>`;
  }
  return listOf(Object.entries(value), depth + 1);
}

function listOf(entries: readonly (readonly [string, Json | undefined])[], depth = 0): string {
  const shown = entries.filter(([, value]) => value !== null && value !== undefined);
  if (shown.length === 0) return '<i>sin dato</i>';
  const parts = shown.map(([key, value]) => `<dt>${safe(words(key))}</dt><dd>${inWords(value, depth)}</dd>`);
  return `<dl>${parts.join('')}</dl>`;
}

function sectionOf({ titulo, filas, completa }: SeccionDeCopia): string {
  const rows = filas.map((fila) => `<article>${listOf(Object.entries(fila))}</article>`).join('\n');
  const more = completa
    ? ''
    : '<p><strong>Hay más filas de las que caben en esta copia: pida el resto.</strong></p>';
  return `<section><h2>${safe(titulo)} (${filas.length})</h2>${filas.length === 0 ? '<p>No guardamos nada de esta clase.</p>' : rows}${more}</section>`;
}

const style =
  'body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c1c1c}h1,h2{line-height:1.2}article{border-top:1px solid #767676;padding:.5rem 0}dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.2rem 1rem;margin:0}dt{font-weight:bold}dd{margin:0;overflow-wrap:anywhere}@media(max-width:40rem){dl{grid-template-columns:1fr}}';

export function copyHtml({ agencia, numero, nombre, hecha, notas, secciones }: CopiaLegible): string {
  return `<!doctype html>
<html lang="es"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Copia de sus datos, ${safe(numero)}</title><style>${style}</style></head>
<body><h1>Copia de sus datos</h1>
<p>Petición ${safe(numero)}, de ${safe(nombre)}. La preparó ${safe(agencia)} el ${safe(hecha)}.</p>
<ul>${notas.map((nota) => `<li>${safe(nota)}</li>`).join('')}</ul>
${secciones.map(sectionOf).join('\n')}
</body></html>
`;
}
