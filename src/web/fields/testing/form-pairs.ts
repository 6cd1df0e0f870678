/** What a browser would send of a piece of a form as it came, nobody having touched it (HTML, form submission). */

const entities: { readonly [name: string]: string } = {
  '&quot;': '"',
  '&#39;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
};
const plain = (text: string) =>
  text.replace(/&(?:quot|#39|lt|gt|amp);/g, (entity) => entities[entity] ?? entity);

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? undefined : plain(found);
}

const has = (tag: string, name: string) => new RegExp(`\\s${name}(?:[\\s>=]|$)`).test(tag);

function ofInput(tag: string): [string, string][] {
  const name = attribute(tag, 'name');
  const type = attribute(tag, 'type') ?? 'text';
  if (name === undefined || type === 'file' || type === 'submit') return [];
  if ((type === 'radio' || type === 'checkbox') && !has(tag, 'checked')) return [];
  return [[name, attribute(tag, 'value') ?? '']];
}

function ofSelect(element: string): [string, string][] {
  const name = attribute(element, 'name');
  const options = [...element.matchAll(/<option[^>]*>/g)].map(([tag]) => tag);
  const chosen = options.find((tag) => has(tag, 'selected')) ?? options[0];
  return name === undefined || chosen === undefined ? [] : [[name, attribute(chosen, 'value') ?? '']];
}

function ofTextarea(element: string): [string, string][] {
  const name = attribute(element, 'name');
  // The first line break after the tag belongs to the markup, not to the text.
  const text = />\n?([\s\S]*)<\/textarea>/.exec(element)?.[1] ?? '';
  return name === undefined ? [] : [[name, plain(text)]];
}

/** Names and values in the order of the page; buttons are nobody's answer. */
export function formPairs(html: string): [string, string][] {
  const controls = /<input[^>]*>|<select[^>]*>[\s\S]*?<\/select>|<textarea[^>]*>[\s\S]*?<\/textarea>/g;
  return [...html.matchAll(controls)].flatMap(([element]) => {
    if (element.startsWith('<input')) return ofInput(element);
    return element.startsWith('<select') ? ofSelect(element) : ofTextarea(element);
  });
}
