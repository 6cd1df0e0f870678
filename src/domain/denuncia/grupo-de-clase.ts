/** Which group may read a kind of complaint: threats only the restricted one, our own staff only the head. */
import type { ClaseDeDenuncia, GrupoDeSala } from './denuncia.ts';

export function grupoDeClase(clase: ClaseDeDenuncia): GrupoDeSala {
  return clase === 'extorsion' || clase === 'personal-propio' ? clase : 'denuncias';
}
