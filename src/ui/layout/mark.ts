/** The mark: a service window under its arch, and a paper coming out over the sill. */
import { type Html, trusted } from '../html.ts';

const shapes =
  '<path class="v-marca__vano" d="M8 36V18a12 12 0 0 1 24 0v18z"/><path class="v-marca__cruz" d="M20 7v17M9 18h22"/><path class="v-marca__papel" d="M14 24h12v12H14z"/><path class="v-marca__letra" d="M17 28h6M17 31.500h4"/><path class="v-marca__repisa" d="M4 33.500h32v4H4z"/>';

export const mark: Html = trusted(
  `<svg class="v-marca" width="40" height="40" viewBox="0 0 40 40" aria-hidden="true" focusable="false">${shapes}</svg>`,
);
