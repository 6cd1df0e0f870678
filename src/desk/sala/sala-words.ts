/** How the sealed room names what is clear of a complaint. */
import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import { dateText } from '../../domain/calendar/civil-text.ts';
import type { Denuncia } from '../../domain/denuncia/denuncia.ts';
import { type Tone, tag } from '../../ui/components/tag.ts';
import type { Html } from '../../ui/html.ts';

type Look = { readonly text: string; readonly tone: Tone };

export const estadoLooks: { readonly [E in Denuncia['estado']]: Look } = {
  recibida: { text: 'Recibida', tone: 'blue' },
  admitida: { text: 'Admitida', tone: 'teal' },
  inadmitida: { text: 'No admitida', tone: 'grey' },
  'en-investigacion': { text: 'En investigación', tone: 'purple' },
  remitida: { text: 'Remitida', tone: 'orange' },
  cerrada: { text: 'Cerrada', tone: 'grey' },
};

export const claseText: { readonly [C in Denuncia['clase']]: string } = {
  denuncia: 'Denuncia',
  aviso: 'Aviso sin identidad',
  reclamo: 'Reclamo de oferente',
  extorsion: 'Extorsión o amenazas',
  'personal-propio': 'Personal de la institución',
  calidad: 'Queja por la atención',
  otra: 'Otra',
};

export const grupoText: { readonly [G in Denuncia['grupo']]: string } = {
  denuncias: 'Denuncias',
  extorsion: 'Extorsión (restringido)',
  'personal-propio': 'Máxima autoridad',
};

export const viaText: { readonly [V in Denuncia['via']]: string } = {
  web: 'Puerta web',
  correo: 'Correo de alerta',
};

export function estadoTag({ estado }: Pick<Denuncia, 'estado'>): Html {
  return tag(estadoLooks[estado]);
}

/** «23 nov 2026» */
export function shortDay(dia: CivilDate): string {
  const [day = '', , month = '', , year = ''] = dateText(dia).split(' ');
  return `${day} ${month.slice(0, 3)} ${year}`;
}

/** «1 día hábil», «4 días hábiles». */
export function habilesText(habiles: number): string {
  return habiles === 1 ? '1 día hábil' : `${habiles} días hábiles`;
}
