/** The catalogue with the fields of the record (ficha) that gob.ec publishes of each trámite. */
import { describePlazo } from '../calendar/plazo.ts';
import type { Definicion } from '../tramite/definicion.ts';
import { documentoPedido } from '../tramite/json-schema.ts';
import { puertasDe } from '../tramite/puertas.ts';
import { baseLegalVigente } from '../tramite/vigencia.ts';
import type { Institucion } from './cpsv-ap.ts';

export type FichaGobEc = {
  readonly codigo: string;
  readonly titulo: string;
  readonly descripcion: string;
  readonly institucion: string;
  readonly dirigidoA: string;
  readonly queObtendre: string;
  readonly requisitosObligatorios: readonly string[];
  /** Those asked only of some. */
  readonly requisitosEspeciales: readonly string[];
  readonly formatosYAnexos: readonly { readonly documento: string; readonly formatos: readonly string[] }[];
  readonly comoHagoElTramite: string;
  readonly canales: readonly { readonly canal: string; readonly disponible: boolean }[];
  readonly costo: string;
  readonly tiempoDeRespuesta: string;
  readonly dondeYHorario: string;
  readonly baseLegal: readonly {
    readonly norma: string;
    readonly articulo: string;
    readonly desde: string;
  }[];
  readonly contacto: string;
  readonly enlace: string;
  /** Volumes and complaints of each month. */
  readonly transparencia: string;
};

export function fichaGobEc(definicion: Definicion, de: Institucion): FichaGobEc {
  const pedidos = Object.keys(definicion.documentos).flatMap(
    (clave) => documentoPedido(definicion, clave) ?? [],
  );
  const siempre = pedidos.filter(({ obligatorio, cuando }) => obligatorio && cuando === null);
  return {
    codigo: definicion.id,
    titulo: definicion.nombre,
    descripcion: definicion.resumen,
    institucion: de.nombre,
    dirigidoA: definicion.dirigidoA,
    queObtendre: definicion.obtendra,
    requisitosObligatorios: siempre.map(({ etiqueta }) => etiqueta),
    requisitosEspeciales: pedidos
      .filter((pedido) => !siempre.includes(pedido))
      .map(({ etiqueta }) => etiqueta),
    formatosYAnexos: pedidos.map(({ etiqueta, formatos }) => ({ documento: etiqueta, formatos })),
    comoHagoElTramite: definicion.procedimiento,
    canales: puertasDe(definicion, de.puertasCerradas)
      .filter(({ publicada, abierta }) => publicada || abierta)
      .map(({ canal, abierta }) => ({ canal, disponible: abierta })),
    costo: definicion.costo,
    tiempoDeRespuesta:
      definicion.tiempoEstimado.kind === 'sin-plazo'
        ? 'No publicado'
        : describePlazo(definicion.tiempoEstimado),
    dondeYHorario: definicion.contacto,
    baseLegal: baseLegalVigente(definicion, de.hoy).map(({ norma, articulo, desde }) => ({
      norma,
      articulo,
      desde,
    })),
    contacto: definicion.contacto,
    enlace: `${de.baseUrl}${de.pagina(definicion.id)}`,
    transparencia: `${de.baseUrl}${de.transparencia}`,
  };
}

export function catalogoGobEc(definiciones: readonly Definicion[], de: Institucion) {
  return {
    institucion: de.nombre,
    generado: de.hoy,
    tramites: definiciones.map((una) => fichaGobEc(una, de)),
  };
}
