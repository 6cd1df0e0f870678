/** Messages on their way: kept in this tab until the server has them, sent again under the same key, in order. */
import { type Problem, sendFields } from './chat-exchange.ts';

export type Unsent = { readonly cliente: string; readonly texto: string };

export type Outbox = {
  send(texto: string): void;
  /** Now, for all that wait. */
  flush(): void;
};

type Asked = {
  key: string;
  /** Address and token of the form as it stands on the page; undefined while there is none. */
  form: () => Target | undefined;
  /** A new token, because the old one ended. */
  refresh(): Promise<void>;
};

type Told = {
  waiting(message: Unsent): void;
  /** `note`: why it still waits; empty while it is on its way. */
  note(message: Unsent, note: string): void;
  /** On the server, as line `n`. */
  arrived(message: Unsent, n: number): void;
  refused(message: Unsent, problem: Problem): void;
};

const retryMs = 4_000;
/** These pass by themselves. */
const passing: Readonly<Record<string, number>> = { 'demasiados-mensajes': 20_000 };
const keyBytes = 16;

export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(keyBytes));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function isUnsent(value: unknown): value is Unsent {
  return typeof value === 'object' && value !== null && 'cliente' in value && 'texto' in value;
}

/** Storage may be full or forbidden: then the messages live as long as the page. */
function stored(key: string): Unsent[] {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    return Array.isArray(value) ? value.filter(isUnsent) : [];
  } catch (error) {
    console.info('Esta pestaña no guarda mensajes', error);
    return [];
  }
}

function store(key: string, messages: readonly Unsent[]): void {
  try {
    if (messages.length === 0) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(messages));
  } catch (error) {
    console.info('Esta pestaña no guarda mensajes', error);
  }
}

type Target = { action: string; csrf: string; account: string };

function fieldsOf({ csrf, account }: Target, message: Unsent): FormData {
  const fields = new FormData();
  const parts = { _csrf: csrf, con_cuenta: account, ...message };
  for (const [name, value] of Object.entries(parts)) if (value !== '') fields.append(name, value);
  return fields;
}

export function openOutbox({ key, form, refresh }: Asked, told: Told): Outbox {
  const waiting = stored(key);
  let isSending = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const done = (message: Unsent) => {
    waiting.splice(waiting.indexOf(message), 1);
    store(key, waiting);
  };
  const again = (message: Unsent, note: string, waitMs: number) => {
    told.note(message, note);
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), waitMs);
  };

  /** True when the next one may go. */
  async function sendOne(message: Unsent, isSecond = false): Promise<boolean> {
    const target = form();
    if (!target) {
      again(message, 'Todavía no se envió.', retryMs);
      return false;
    }
    told.note(message, '');
    const sent = await sendFields(target.action, fieldsOf(target, message));
    if (sent.outcome === 'done') {
      done(message);
      told.arrived(message, sent.n);
      return true;
    }
    if (sent.outcome === 'lost' || sent.outcome === 'page') {
      again(message, 'Sin conexión. Se enviará sola cuando vuelva.', retryMs);
      return false;
    }
    const { problem } = sent;
    if (problem.code === 'formulario-vencido' && !isSecond) {
      await refresh();
      return sendOne(message, true);
    }
    const waitMs = passing[problem.code];
    if (waitMs !== undefined) {
      again(message, `${problem.detail} Se enviará sola.`, waitMs);
      return false;
    }
    done(message);
    told.refused(message, problem);
    return true;
  }

  async function flush(): Promise<void> {
    if (isSending) return;
    isSending = true;
    clearTimeout(timer);
    try {
      for (let next = waiting[0]; next && (await sendOne(next)); next = waiting[0]);
    } finally {
      isSending = false;
    }
  }

  for (const message of waiting) told.waiting(message);
  addEventListener('online', () => void flush());
  return {
    send(texto) {
      const message = { cliente: newKey(), texto };
      waiting.push(message);
      store(key, waiting);
      told.waiting(message);
      void flush();
    },
    flush: () => void flush(),
  };
}
