/** Makes elements of what our own server rendered: parsed apart from the page, where nothing of it can run. */

type Policies = {
  createPolicy(
    name: string,
    rules: { createHTML(text: string): string },
  ): { createHTML(text: string): string };
};

/** The one policy of the page; what reaches it comes from the chat's own addresses, rendered with every text escaped. */
function ownMarkup(): (text: string) => string {
  const policies: unknown = Reflect.get(globalThis, 'trustedTypes');
  if (!policies) return (text) => text;
  const policy = (policies as Policies).createPolicy('ventanilla', { createHTML: (text) => text });
  return (text) => policy.createHTML(text);
}

const trust = ownMarkup();

export function elementsOf(markup: string): DocumentFragment {
  const { body } = new DOMParser().parseFromString(trust(`<body>${markup}</body>`), 'text/html');
  const fragment = document.createDocumentFragment();
  fragment.append(...body.childNodes);
  return fragment;
}

/** An element with words in it: the words are text, whatever they hold. */
export function made<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  text = '',
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}
