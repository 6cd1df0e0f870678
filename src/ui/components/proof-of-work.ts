/** A small sum the browser does before sending, instead of a third party's picture puzzle. */
import { type Content, type Html, html } from '../html.ts';

export type ProofOfWorkOptions = {
  /** Name of the hidden field that receives the nonce. */
  name: string;
  challenge: string;
  /** Leading zero bits that SHA-256(challenge + ":" + nonce) must have. */
  bits: number;
  /** What those without JavaScript do instead. */
  fallback?: Content | undefined;
};

export function proofOfWork(options: ProofOfWorkOptions): Html {
  return html`<div class="v-prueba" data-prueba="${options.challenge}" data-bits="${options.bits}"><input type="hidden" name="${options.name}" value=""><p class="govuk-hint v-prueba__estado" role="status"></p>${options.fallback !== undefined && html`<noscript>${options.fallback}</noscript>`}</div>`;
}
