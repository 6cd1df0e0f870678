/** Swallows the second click of an impatient hand. The server's idempotency key is what really holds. */

const pauseMs = 1500;

export function doubleSubmit(): void {
  let last: { form: EventTarget | null; action: string; at: number } | undefined;
  document.addEventListener('submit', (event) => {
    const button = event.submitter;
    const action = button instanceof HTMLButtonElement ? `${button.name}=${button.value}` : '';
    const isRepeat =
      last?.form === event.target && last.action === action && event.timeStamp - last.at < pauseMs;
    if (isRepeat) event.preventDefault();
    else last = { form: event.target, action, at: event.timeStamp };
  });
}
