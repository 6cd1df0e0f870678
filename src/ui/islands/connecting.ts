/** Brings parts of a page to life wherever they stand: on the page as it loads, and in what is put into it later. */

/**
 * The result connects every part inside a root that is not connected yet; call it as often as something new comes. The
 * mark stands on the element because scripts are bundled apart and know nothing of each other.
 */
export function connecting<E extends HTMLElement>(
  selector: string,
  connect: (element: E) => void,
): (root: ParentNode) => void {
  return (root) => {
    for (const element of root.querySelectorAll<E>(selector)) {
      if (element.dataset.vivo !== undefined) continue;
      element.dataset.vivo = '';
      connect(element);
    }
  };
}
