/** The button at the corner: opens the chat on the page one is on, beside it, and keeps it open from page to page. */

type ChatScript = {
  mountChat(box: HTMLElement, href: string): Promise<{ stop(): void }>;
};

const openKey = 'chat-abierto';
/** Narrower, the panel covers the page: then it opens only when asked to. */
const isWide = matchMedia('(min-width: 48em)');

function remember(isOpen: boolean): void {
  try {
    if (isOpen) sessionStorage.setItem(openKey, 'si');
    else sessionStorage.removeItem(openKey);
  } catch (error) {
    console.info('Esta pestaña no recuerda el chat', error);
  }
}

function wasOpen(): boolean {
  try {
    return sessionStorage.getItem(openKey) === 'si';
  } catch {
    // Without storage the panel simply starts closed.
    return false;
  }
}

function textElement<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  text: string,
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

type Sheet = { panel: HTMLElement; body: HTMLElement; close: HTMLButtonElement };

function makeSheet(href: string): Sheet {
  const panel = document.createElement('div');
  panel.className = 'v-chat-hoja';
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-labelledby', 'chat-hoja-titulo');
  panel.tabIndex = -1;
  panel.hidden = true;
  const head = textElement('div', 'v-chat-hoja__cabeza', '');
  const title = textElement('h2', 'v-chat-hoja__titulo', 'Chat en línea');
  title.id = 'chat-hoja-titulo';
  const whole = textElement('a', 'v-chat-hoja__enlace', 'Abrir en su página');
  whole.href = href;
  const close = textElement('button', 'v-chat-hoja__cerrar', 'Cerrar');
  close.type = 'button';
  head.append(title, whole, close);
  const body = textElement('div', 'v-chat-hoja__cuerpo', '');
  panel.append(head, body);
  return { panel, body, close };
}

/** The chat's own style, once; without it the panel would be a heap of words. */
function dress(href: string): Promise<void> {
  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = href;
  return new Promise((resolve, reject) => {
    style.addEventListener('load', () => resolve());
    style.addEventListener('error', () => reject(new Error(href)));
    document.head.append(style);
  });
}

function connect(link: HTMLAnchorElement): void {
  const sheet = makeSheet(link.href);
  const { panel, body, close } = sheet;
  let dressed: Promise<void> | undefined;
  let session: Promise<{ stop(): void }> | undefined;
  link.after(panel);
  link.setAttribute('role', 'button');
  link.setAttribute('aria-expanded', 'false');

  /** Covering the whole page, what lies beneath is out of reach. */
  const cover = (isCovered: boolean) => {
    for (const other of document.body.children)
      if (other !== panel && other instanceof HTMLElement) other.inert = isCovered;
  };
  const load = async () => {
    body.textContent = 'Abriendo el chat…';
    const script = (await import(link.dataset.guion ?? '')) as ChatScript;
    return script.mountChat(body, link.dataset.chatBoton ?? '');
  };
  const show = (takesFocus: boolean) => {
    panel.hidden = false;
    if (takesFocus) panel.focus();
  };
  const open = (takesFocus: boolean) => {
    link.setAttribute('aria-expanded', 'true');
    link.classList.add('v-chat-boton--abierto');
    remember(true);
    cover(!isWide.matches);
    dressed ??= dress(link.dataset.estilo ?? '');
    session ??= dressed.then(() => {
      show(takesFocus);
      return load();
    });
    session.catch((error: unknown) => {
      console.info('Sin chat', error);
      location.assign(link.href);
    });
  };
  const shut = () => {
    panel.hidden = true;
    link.setAttribute('aria-expanded', 'false');
    link.classList.remove('v-chat-boton--abierto');
    remember(false);
    cover(false);
    link.focus();
    session?.then((live) => live.stop()).catch((error: unknown) => console.info('Sin chat', error));
    session = undefined;
  };
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    if (panel.hidden) open(true);
    else shut();
  });
  link.addEventListener('keydown', (event) => {
    if (event.key !== ' ') return;
    event.preventDefault();
    link.click();
  });
  close.addEventListener('click', shut);
  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    shut();
  });
  isWide.addEventListener('change', () => cover(!panel.hidden && !isWide.matches));
  if (wasOpen() && isWide.matches) open(false);
}

const link = document.querySelector<HTMLAnchorElement>('[data-chat-boton]');
if (link) connect(link);
