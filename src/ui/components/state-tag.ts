/** The state of a solicitud as a coloured word. */
import type { Estado } from '../../domain/solicitud/lifecycle.ts';
import type { Html } from '../html.ts';
import { type TagOptions, tag } from './tag.ts';

/** Before it is filed, what a person writes is a draft. */
export type StateName = Estado | 'borrador';

const looks: Record<StateName, TagOptions> = {
  borrador: { text: 'Borrador', tone: 'grey' },
  recibida: { text: 'Recibida', tone: 'blue' },
  'en-revision': { text: 'En revisión', tone: 'purple' },
  'por-subsanar': { text: 'Por subsanar', tone: 'orange' },
  aprobada: { text: 'Aprobada', tone: 'green' },
  negada: { text: 'Negada', tone: 'red' },
  desistida: { text: 'Desistida', tone: 'grey' },
  archivada: { text: 'Archivada', tone: 'grey' },
};

export function stateTag(state: StateName): Html {
  return tag(looks[state]);
}
