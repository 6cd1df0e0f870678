/** What a list of members issued by the Superintendency of the popular and solidarity economy (SEPS) says. */
import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { Socio } from '../../domain/socios/socio.ts';

export type Heading = {
  /** The organisation's RUC as labelled; otherwise the first one on the page. */
  readonly ruc: string | null;
  /** Every RUC seen in the heading but those of public entities: the Superintendency prints its own. */
  readonly rucs: readonly string[];
  readonly organizacion: string | null;
  /** The day to which the data speak, or on which the list was issued. */
  readonly fecha: CivilDate | null;
  /** The period of the directive, where the list shows it. */
  readonly directiva: { readonly desde: CivilDate; readonly hasta: CivilDate } | null;
};

export type ListadoSeps = Heading & { readonly socios: readonly Socio[] };

export const emptyListado: ListadoSeps = {
  ruc: null,
  rucs: [],
  organizacion: null,
  fecha: null,
  directiva: null,
  socios: [],
};
