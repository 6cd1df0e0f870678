/** Signs a webhook as Standard Webhooks 1.0 says: HMAC-SHA256 over id, time and body, one signature for each secret in use. */
import { createHmac } from 'node:crypto';

const prefix = 'whsec_';

/** `whsec_` and the bytes in base64, as its owner copies it. */
export function secretText(bytes: Buffer): string {
  return prefix + bytes.toString('base64');
}

export type ToSign = {
  readonly id: string;
  /** Of this try: receivers refuse what is old, so that nobody can send it again later. */
  readonly atMs: number;
  readonly body: string;
};

/** `secrets`: the present one, then the former one while it is still good. */
export function webhookHeaders(
  { id, atMs, body }: ToSign,
  secrets: readonly Buffer[],
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(atMs / 1000));
  const signed = `${id}.${timestamp}.${body}`;
  const signatures = secrets.map(
    (secret) => `v1,${createHmac('sha256', secret).update(signed).digest('base64')}`,
  );
  return {
    'content-type': 'application/json',
    'user-agent': 'Ventanilla-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}
