/** The trámites of this agency. The only place that names them. */
import type { Definicion } from '../src/domain/tramite/definicion.ts';
import actualizacionDeSocios from './actualizacion-de-socios.ts';
import cambioAPasivo from './cambio-a-pasivo.ts';
import consulta from './consulta.ts';
import contactosTelefonicos from './contactos-telefonicos.ts';
import correoElectronico from './correo-electronico.ts';
import denunciaDeCorrupcion from './denuncia-de-corrupcion.ts';
import direccionYNombreComercial from './direccion-y-nombre-comercial.ts';
import incrementoDeCpc from './incremento-de-cpc.ts';
import reprogramacionDeProcesos from './reprogramacion-de-procesos.ts';
import reseteoDeClave from './reseteo-de-clave.ts';
import retencionIndebidaDePagos from './retencion-indebida-de-pagos.ts';

/** In the order of its published table. */
export const tramites: readonly Definicion[] = [
  reseteoDeClave,
  direccionYNombreComercial,
  incrementoDeCpc,
  actualizacionDeSocios,
  cambioAPasivo,
  reprogramacionDeProcesos,
  correoElectronico,
  contactosTelefonicos,
  denunciaDeCorrupcion,
  retencionIndebidaDePagos,
];

/** Everything cases are filed under: the published ones, and what nobody chooses from a list. */
export const definiciones: readonly Definicion[] = [...tramites, consulta];
