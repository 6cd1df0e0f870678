/** Keys for every purpose, each derived from the one secret of the installation, so that none serves two ends. */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Ids } from '../platform/ids.ts';

/** What keys are for. A new purpose is a new name, never a shared key. */
export type Proposito =
  | 'formulario'
  | 'sesion'
  | 'presupuesto'
  | 'enlace-de-clave'
  | 'codigo-de-correo'
  | 'totp'
  | 'prueba-de-trabajo'
  | 'desafio'
  | 'plus-correo'
  | 'recibo'
  /** Tokens of visitors of the chat, and what their conversations are found by. */
  | 'chat'
  | 'codigo-de-chat'
  /** Links to what an entity is asked. */
  | 'requerimiento'
  /** Whether a mailbox is tried with another password than before. */
  | 'buzon'
  /** What a backup says of itself, and which key it was written under. */
  | 'respaldo'
  /** Attempts to sign in at the institution, and codes for who lost telephone and key. */
  | 'ingreso'
  /** What tokens of the API are stored under. */
  | 'token-de-api'
  /** Secrets that webhooks are signed with, as they are stored. */
  | 'webhook'
  /** Words that somebody searched for, as the audit room knows them again. */
  | 'auditoria'
  /** Salts and identifiers of the sealed room: nothing there is sealed under it. */
  | 'sala';

export type Keys = {
  /** HMAC-SHA-256 as base64url (43 characters). */
  mac(proposito: Proposito, text: string): string;
  /** Constant-time check of a `mac`. */
  macIs(proposito: Proposito, text: string, given: string): boolean;
  /** AES-256-GCM with a fresh 96-bit nonce; `about` is authenticated with it. */
  seal(proposito: Proposito, clear: Buffer, about: string): Buffer;
  /** Null when the sealed text was altered or is about something else. */
  unseal(proposito: Proposito, sealed: Buffer, about: string): Buffer | null;
};

const nonceBytes = 12;
const tagBytes = 16;

/** Two strings compared without telling where they differ. */
export function sameText(a: string, b: string): boolean {
  const left = createHmac('sha256', 'compare').update(a).digest();
  const right = createHmac('sha256', 'compare').update(b).digest();
  return timingSafeEqual(left, right);
}

/** `secret`: 32 bytes or more, kept outside the database (configuration or a file only its owner reads). */
export function keysFrom(secret: Buffer, ids: Ids): Keys {
  const derived = new Map<Proposito, Buffer>();
  const keyFor = (proposito: Proposito): Buffer => {
    const known =
      derived.get(proposito) ?? Buffer.from(hkdfSync('sha256', secret, 'ventanilla', proposito, 32));
    derived.set(proposito, known);
    return known;
  };
  const mac: Keys['mac'] = (proposito, text) =>
    createHmac('sha256', keyFor(proposito)).update(text).digest('base64url');
  return {
    mac,
    macIs: (proposito, text, given) => sameText(mac(proposito, text), given),
    seal(proposito, clear, about) {
      const nonce = Buffer.from(ids.randomToken(nonceBytes), 'base64url');
      const cipher = createCipheriv('aes-256-gcm', keyFor(proposito), nonce).setAAD(Buffer.from(about));
      const body = Buffer.concat([cipher.update(clear), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    unseal(proposito, sealed, about) {
      if (sealed.length < nonceBytes + tagBytes) return null;
      const decipher = createDecipheriv('aes-256-gcm', keyFor(proposito), sealed.subarray(0, nonceBytes))
        .setAAD(Buffer.from(about))
        .setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
      try {
        return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]);
      } catch {
        // GCM refuses a text that was altered or sealed about something else; there is nothing more to tell.
        return null;
      }
    },
  };
}
