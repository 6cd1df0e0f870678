/** The state of a solicitud as a coloured word. */
import type { Estado } from '../../domain/solicitud/lifecycle.ts';
import { nombreDeEstadoEn } from '../../domain/tramite/resultados.ts';
import type { Html } from '../html.ts';
import { type TagOptions, tag } from './tag.ts';

/** Before it is filed, what a person writes is a draft. */
export type StateName = Estado | 'borrador';

const tones: { readonly [S in StateName]: TagOptions['tone'] } = {
  borrador: 'grey',
  recibida: 'blue',
  'en-revision': 'purple',
  'por-subsanar': 'orange',
  notificada: 'teal',
  aprobada: 'green',
  negada: 'red',
  desistida: 'grey',
  archivada: 'grey',
};

/** `definicion`: of the case's trámite, which may have its own words for how it ends. */
export function stateTag(state: StateName, definicion?: Parameters<typeof nombreDeEstadoEn>[0]): Html {
  const text = state === 'borrador' ? 'Borrador' : nombreDeEstadoEn(definicion, state);
  return tag({ text, tone: tones[state] });
}
