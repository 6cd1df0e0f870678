/** Where the pages of tokens and webhooks stand: a person's own account, the desk's, or the administration's. */
import type { Session } from '../../actions/read-session.ts';
import type { Refusal } from '../../domain/refusals.ts';
import type { Content } from '../../ui/html.ts';
import type { Web, WebContext } from '../web.ts';

export type PageShown = {
  readonly title: string;
  readonly main: Content;
  readonly status?: number;
  readonly errorsPresent?: boolean;
};

export type Surface = {
  /** Everybody's, for administrators; else one's own. */
  readonly isOfAll: boolean;
  readonly tokens: { readonly inicio: string; readonly revocar: string };
  /** Null where webhooks have no place: officers' own accounts. */
  readonly webhooks: {
    readonly inicio: string;
    readonly destino: (id: string) => string;
    readonly verbo: (id: string, verbo: string) => string;
  } | null;
  /** Where one proves again who one is, and how that leads back. */
  readonly stepUpHref: (volver: string) => string;
  admit(web: Web, c: WebContext): Session | Response;
  page(web: Web, c: WebContext, shown: PageShown): Response;
  refusal(web: Web, c: WebContext, refusal: Refusal, back: string): Response;
};
