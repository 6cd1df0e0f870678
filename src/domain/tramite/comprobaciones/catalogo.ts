/** All checks by the name a definition uses. A new check is a file beside this one and a line here. */
import { algunDatoCambia } from './algun-dato-cambia.ts';
import { coincideConElSri } from './coincide-con-el-sri.ts';
import { correoAnteriorBajoControl } from './correo-anterior-bajo-control.ts';
import { correoNuevoVerificado } from './correo-nuevo-verificado.ts';
import { cpcInscribible } from './cpc-inscribible.ts';
import { cpcSustentadoPorCiiu } from './cpc-sustentado-por-ciiu.ts';
import { cronogramaEnOrden } from './cronograma-en-orden.ts';
import { datosDeLaCuentaCoinciden } from './datos-de-la-cuenta-coinciden.ts';
import { documentosPorRevisar } from './documentos-por-revisar.ts';
import { esOrganizacionEps } from './es-organizacion-eps.ts';
import { facturaDelContratista } from './factura-del-contratista.ts';
import { horarioDelCronograma } from './horario-del-cronograma.ts';
import { plazoDePago } from './plazo-de-pago.ts';
import { procesoReprogramable } from './proceso-reprogramable.ts';
import { puedePasarAPasivo } from './puede-pasar-a-pasivo.ts';
import { sociosDelExcelEstanEnElListado } from './socios-del-excel-estan-en-el-listado.ts';
import { telefonosCambian } from './telefonos-cambian.ts';
import { terminosDelCronograma } from './terminos-del-cronograma.ts';
import { tipoDeTelefonoCorrecto } from './tipo-de-telefono-correcto.ts';

export const comprobaciones = {
  algunDatoCambia,
  coincideConElSri,
  correoAnteriorBajoControl,
  correoNuevoVerificado,
  cpcInscribible,
  cpcSustentadoPorCiiu,
  cronogramaEnOrden,
  datosDeLaCuentaCoinciden,
  documentosPorRevisar,
  esOrganizacionEps,
  facturaDelContratista,
  horarioDelCronograma,
  plazoDePago,
  procesoReprogramable,
  puedePasarAPasivo,
  sociosDelExcelEstanEnElListado,
  telefonosCambian,
  terminosDelCronograma,
  tipoDeTelefonoCorrecto,
} as const;

export type NombreComprobacion = keyof typeof comprobaciones;
