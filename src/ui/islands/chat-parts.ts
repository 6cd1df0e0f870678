/** Parts of a question that have a script of their own (lists in steps, searches, uploads): fetched when the first one appears. */
import { countedTextareas } from './counted-textareas.ts';

type Part = { connectIn(root: ParentNode): void };

const selectors = {
  cascada: '[data-cascada]',
  buscador: '[data-buscador]',
  subida: 'input[type=file][data-subida]',
  cronograma: '[data-cronograma]',
} as const;

/** Where each script lies; the page says it as JSON. */
function addressesOn(root: HTMLElement): Readonly<Record<string, unknown>> {
  const parsed: unknown = JSON.parse(root.dataset.partes ?? '{}');
  return typeof parsed === 'object' && parsed !== null ? (parsed as Readonly<Record<string, unknown>>) : {};
}

/** Call the result after each change of what is inside. Without its script a part works as a plain form. */
export function openParts(root: HTMLElement): () => void {
  const addresses = addressesOn(root);
  return () => {
    countedTextareas(root);
    for (const [name, selector] of Object.entries(selectors)) {
      const href = addresses[name];
      if (typeof href !== 'string' || root.querySelector(selector) === null) continue;
      (import(href) as Promise<Part>)
        .then((part) => part.connectIn(root))
        .catch((error: unknown) => console.info('Sin guion', name, error));
    }
  };
}
