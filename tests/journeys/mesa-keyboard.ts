/** What the keyboard meets on a page: every control by Tab, each one visible when the focus is on it. */
import type { Page } from 'playwright-core';

/**
 * Numbers every control that Tab should reach and notes how it looks while the focus is elsewhere. Of a group of radios Tab
 * reaches one; what a closed part holds is not reachable, so that parts are opened first.
 */
const number = `(() => {
  const controls = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
  const look = (el) => {
    const near = [el, el.parentElement, ...(el.labels ?? [])].filter(Boolean);
    return near.flatMap((one) => ['', '::before', '::after'].map((part) => {
      const s = getComputedStyle(one, part || null);
      return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.backgroundColor, s.borderColor, s.borderWidth, s.color, s.textDecoration].join('|');
    })).join('\\n');
  };
  window.pruebaLook = look;
  const isShown = (el) => el.checkVisibility({ visibilityProperty: true }) && !el.disabled && el.tabIndex >= 0;
  const groups = new Set();
  let n = 0;
  for (const el of document.querySelectorAll(controls)) {
    if (!isShown(el)) continue;
    const group = el.type === 'radio' ? (el.form ? [...document.forms].indexOf(el.form) : '') + '/' + el.name : null;
    if (group !== null) {
      const peers = [...document.querySelectorAll('input[type=radio]')].filter((o) => o.form === el.form && o.name === el.name);
      for (const one of peers) one.dataset.prueba = 'r' + group;
      groups.add('r' + group);
    } else el.dataset.prueba = String(n++);
    el.pruebaLook = look(el);
  }
  return [...new Set([...document.querySelectorAll('[data-prueba]')].map((el) => el.dataset.prueba))];
})()`;

const here = `(() => {
  const el = document.activeElement;
  if (!el || el === document.body) return null;
  const box = (el.labels?.[0] && getComputedStyle(el).opacity === '0' ? el.labels[0] : el).getBoundingClientRect();
  const isIn = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return {
    id: el.dataset.prueba ?? null,
    what: el.outerHTML.slice(0, 140),
    changes: el.pruebaLook === undefined || window.pruebaLook(el) !== el.pruebaLook,
    isIn,
  };
})()`;

type Stop = { id: string | null; what: string; changes: boolean; isIn: boolean } | null;

const stopsMax = 900;

/** What is wrong with the page for somebody who has only a keyboard; empty where nothing is. */
export async function keyboardFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(
    'document.querySelectorAll("details").forEach((one) => { one.open = true; }); document.activeElement?.blur(); scrollTo(0, 0)',
  );
  const wanted = new Set(await page.evaluate<string[]>(number));
  const faults: string[] = [];
  const seen = new Set<string>();
  // A page may put the focus in its middle (a banner that tells what was done): from there to the end, then once around.
  let rounds = 0;
  for (let stop = 0; stop < stopsMax && seen.size < wanted.size; stop += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate<Stop>(here);
    if (at === null) {
      rounds += 1;
      if (rounds > 2) break;
      continue;
    }
    if (at.id === null || seen.has(at.id)) continue;
    seen.add(at.id);
    if (!at.changes) faults.push(`no visible focus: ${at.what}`);
    if (!at.isIn) faults.push(`focus outside of the view: ${at.what}`);
  }
  for (const id of [...wanted].filter((one) => !seen.has(one)))
    faults.push(
      `Tab does not reach: ${await page.evaluate<string>(`document.querySelector('[data-prueba=${JSON.stringify(id)}]')?.outerHTML.slice(0, 140) ?? 'gone'`)}`,
    );
  return faults;
}
