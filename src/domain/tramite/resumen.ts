/** The answers in words, as the review page, the officer and the letters show them. */
import { mismaEtapa } from '../cronograma/cronograma-propuesto.ts';
import type { Campo, Datos, Fila, Opciones } from './campo.ts';
import { seCumple } from './condicion.ts';
import type { Definicion } from './definicion.ts';
import type { Documento } from './documento.ts';
import type { Hechos } from './hechos.ts';

export type Respuesta = {
  readonly campo: string;
  readonly etiqueta: string;
  readonly lineas: readonly string[];
};

/** `proceso`: to say a new date beside the one the register has; absent where it is not at hand. */
export type Nombres = Pick<Hechos, 'parroquias' | 'cpcs'> & { readonly proceso?: Hechos['proceso'] };

/** "Parroquia, cantón, provincia" for a parish code; the code itself where the list does not have it. */
export function nombreDeParroquia(codigo: string, { parroquias }: Pick<Nombres, 'parroquias'>): string {
  const p = parroquias.get(codigo);
  return p === undefined ? codigo : `${p.nombre}, ${p.canton}, ${p.provincia}`;
}

function fechaEnPalabras(iso: string): string {
  const [fecha = '', hora] = iso.split('T');
  const [anio, mes, dia] = fecha.split('-');
  return `${dia}/${mes}/${anio}${hora === undefined ? '' : `, ${hora.replace(':', 'h')}`}`;
}

const elegida = (opciones: Opciones, clave: string) => opciones[clave] ?? clave;

function unaLinea(campo: Campo, valor: string | readonly string[], nombres: Nombres): string {
  if (Array.isArray(valor))
    return valor.map((v) => (campo.tipo === 'varias' ? elegida(campo.opciones, v) : v)).join(', ');
  const texto = valor as string;
  switch (campo.tipo) {
    case 'opcion':
      return elegida(campo.opciones, texto);
    case 'ubicacion':
      return nombreDeParroquia(texto, nombres);
    case 'cpc': {
      const descripcion = nombres.cpcs.get(texto)?.descripcion;
      return descripcion === undefined ? texto : `${texto}: ${descripcion}`;
    }
    case 'fecha':
    case 'fechaHora':
      return fechaEnPalabras(texto);
    default:
      return texto;
  }
}

/** «Final de Puja: del 27/11/2026, 10h15 al 30/11/2026, 10h15»; only the new date where the process is not at hand. */
function etapaEnPalabras({ etapa, fechaHora }: Fila, { proceso }: Nombres): string {
  const nombre = String(etapa ?? '');
  const nueva = fechaEnPalabras(String(fechaHora ?? ''));
  const actual = proceso?.etapas.find((una) => mismaEtapa(una.nombre, nombre));
  return actual === undefined
    ? `${nombre}: ${nueva}`
    : `${actual.nombre}: del ${fechaEnPalabras(actual.fechaHora)} al ${nueva}`;
}

function lineasDe(campo: Campo, valor: Datos[string], nombres: Nombres): readonly string[] {
  if (campo.tipo !== 'lista') return [unaLinea(campo, valor as string | readonly string[], nombres)];
  if (campo.cronogramaDe !== undefined)
    return (valor as readonly Fila[]).map((fila) => etapaEnPalabras(fila, nombres));
  return (valor as readonly Fila[]).map((fila) =>
    Object.entries(campo.campos)
      .flatMap(([clave, sub]) => {
        const parte = fila[clave];
        return parte === undefined ? [] : [`${sub.etiqueta}: ${unaLinea(sub, parte, nombres)}`];
      })
      .join(' · '),
  );
}

/** Every question shown with its answer, in the order of the form. */
export function resumirDatos(definicion: Definicion, datos: Datos, nombres: Nombres): readonly Respuesta[] {
  return definicion.paginas
    .flatMap((pagina) => pagina.campos)
    .flatMap((nombre) => {
      const campo = definicion.datos[nombre];
      if (campo === undefined || !seCumple(definicion.mostrarSi[nombre], datos)) return [];
      const valor = datos[nombre];
      if (valor === undefined)
        return campo.tipo === 'codigoAlRegistrado'
          ? []
          : [{ campo: nombre, etiqueta: campo.etiqueta, lineas: ['No respondió'] }];
      return [{ campo: nombre, etiqueta: campo.etiqueta, lineas: lineasDe(campo, valor, nombres) }];
    });
}

/** The documents asked for given the answers, with their key. */
export function documentosPedidos(
  definicion: Definicion,
  datos: Datos,
): readonly (readonly [string, Documento])[] {
  return Object.entries(definicion.documentos).filter(([clave]) =>
    seCumple(definicion.documentosSi[clave], datos),
  );
}

/** Those asked for, required, and not among the files so far. */
export function documentosQueFaltan(
  definicion: Definicion,
  datos: Datos,
  adjuntos: readonly { readonly documento: string }[],
): readonly (readonly [string, Documento])[] {
  return documentosPedidos(definicion, datos).filter(
    ([clave, { opcional }]) => opcional !== true && !adjuntos.some(({ documento }) => documento === clave),
  );
}
