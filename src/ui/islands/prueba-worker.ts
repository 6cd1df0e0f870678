/** Does the proof of work off the page's own thread. */
import { findNonce } from './find-nonce.ts';

self.addEventListener('message', (event: MessageEvent<{ challenge: string; bits: number }>) => {
  self.postMessage(findNonce(event.data.challenge, event.data.bits));
});
