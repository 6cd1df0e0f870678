/** In the demonstration, the code of the moment beside the field that asks for it; in production nothing at all. */
import { type DemoCodeOf, readDemoCode } from '../actions/read-demo-code.ts';
import { isRefusal } from '../domain/refusals.ts';
import { insetText } from '../ui/components/inset-text.ts';
import { type Html, html } from '../ui/html.ts';
import type { Web } from '../web/web.ts';

export async function demoCode({ deps, config }: Web, of: DemoCodeOf): Promise<Html | false> {
  const code = await readDemoCode(deps, config.mode, of);
  if (code === null || isRefusal(code)) return false;
  return insetText({
    text: html`<strong>Demostración:</strong> el código de ahora es <strong class="v-secreto">${code}</strong>. En producción solo lo muestra el teléfono de la persona.`,
  });
}
