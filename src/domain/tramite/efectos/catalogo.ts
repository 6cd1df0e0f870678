/** All effects by the name a definition uses. A new effect is a file beside this one and a line here. */
import { actualizarCorreo } from './actualizar-correo.ts';
import { actualizarDireccionYNombre } from './actualizar-direccion-y-nombre.ts';
import { actualizarTelefonos } from './actualizar-telefonos.ts';
import { cambiarCronograma } from './cambiar-cronograma.ts';
import { enviarEnlaceDeClave } from './enviar-enlace-de-clave.ts';
import { inscribirCpc } from './inscribir-cpc.ts';
import { pasarAPasivo } from './pasar-a-pasivo.ts';
import { reemplazarSocios } from './reemplazar-socios.ts';

export const efectos = {
  actualizarCorreo,
  actualizarDireccionYNombre,
  actualizarTelefonos,
  cambiarCronograma,
  enviarEnlaceDeClave,
  inscribirCpc,
  pasarAPasivo,
  reemplazarSocios,
} as const;

export type NombreEfecto = keyof typeof efectos;
