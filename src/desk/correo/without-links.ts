/** Keeps links that act for somebody else out of what staff read: whoever opens one of them is taken for its owner. */
import { paths } from '../../paths.ts';

const doors = [paths.completarCorreo(''), paths.confirmarPagoCon(''), paths.requerimiento('')];
const personal = new RegExp(`(${doors.join('|')})[\\w-]{4,}`, 'g');

/** The text as it is, with the secret part of such links left out; also where an answer quotes them. */
export function withoutLinks(text: string): string {
  return text.replace(personal, '$1…');
}
