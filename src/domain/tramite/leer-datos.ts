/** Reads a whole form, from whichever door, into stored answers; only the questions that are shown count. */
import { limits } from '../limits.ts';
import type { FieldError } from '../refusals.ts';
import type { Campo, CampoLista, CampoSimple, Datos, Fila, Valor } from './campo.ts';
import { seCumple } from './condicion.ts';
import type { Definicion } from './definicion.ts';
import { leerCampo } from './leer-campo.ts';

/** Raw answers as a door hands them over: text, several texts, or rows of them. Anything else is refused by type. */
export type Entrada = { readonly [campo: string]: unknown };

export type Lectura = {
  readonly datos: Datos;
  readonly errores: readonly FieldError[];
  /** Friendly remarks that do not stop anybody (a likely typo in an address). */
  readonly avisos: readonly FieldError[];
};

const ajenosNombradosMax = 10;
const nombreAjenoCharsMax = 60;

type Salida = { errores: FieldError[]; avisos: FieldError[] };

const esRegistro = (valor: unknown): valor is Record<string, unknown> =>
  typeof valor === 'object' && valor !== null && !Array.isArray(valor);

const sinResponder = (crudo: unknown) =>
  crudo === undefined || crudo === null || (typeof crudo === 'string' && crudo.trim() === '');

function faltaRespuesta(campo: Campo): string {
  return campo.tipo === 'opcion' || campo.tipo === 'varias' || campo.tipo === 'ciiuPropio'
    ? `Elija una respuesta para «${campo.etiqueta}».`
    : `Responda «${campo.etiqueta}».`;
}

function leerVarias(
  campo: Extract<CampoSimple, { tipo: 'varias' }>,
  crudo: unknown,
  path: string,
  salida: Salida,
): readonly string[] | undefined {
  const lista: readonly unknown[] = Array.isArray(crudo) ? crudo : sinResponder(crudo) ? [] : [crudo];
  const validas = lista.filter((v): v is string => typeof v === 'string' && Object.hasOwn(campo.opciones, v));
  if (validas.length < lista.length)
    salida.errores.push({ path, sentence: 'Elija entre las opciones que se muestran.' });
  else if (validas.length === 0 && campo.opcional !== true)
    salida.errores.push({ path, sentence: faltaRespuesta(campo) });
  return validas.length === 0 ? undefined : [...new Set(validas)];
}

function leerSimple(
  campo: CampoSimple,
  crudo: unknown,
  path: string,
  salida: Salida,
): string | readonly string[] | undefined {
  if (campo.tipo === 'varias') return leerVarias(campo, crudo, path, salida);
  if (sinResponder(crudo)) {
    if (campo.opcional !== true) salida.errores.push({ path, sentence: faltaRespuesta(campo) });
    return undefined;
  }
  if (typeof crudo !== 'string') {
    salida.errores.push({ path, sentence: `«${campo.etiqueta}» debe ser un solo texto.` });
    return undefined;
  }
  const leido = leerCampo(campo, crudo);
  if (!leido.ok) {
    salida.errores.push({ path, sentence: leido.notice.sentence });
    return undefined;
  }
  // What is left of invisible characters is no answer.
  if (leido.value === '') return leerSimple(campo, undefined, path, salida);
  for (const aviso of leido.warnings) salida.avisos.push({ path, sentence: aviso.sentence });
  return leido.value;
}

const vacia = (fila: Record<string, unknown>) =>
  Object.values(fila).every((v) => sinResponder(v) || (Array.isArray(v) && v.length === 0));

/** Rows left empty fall out first: the position in a path counts the rows that remain, as the stored list does. */
function leerLista(campo: CampoLista, nombre: string, crudo: unknown, salida: Salida): readonly Fila[] {
  const filas: readonly unknown[] = Array.isArray(crudo) ? crudo : [];
  if (!sinResponder(crudo) && !Array.isArray(crudo))
    salida.errores.push({ path: nombre, sentence: `«${campo.etiqueta}» debe ser una lista.` });
  const llenas = filas.filter((fila) => !esRegistro(fila) || !vacia(fila));
  const max = Math.min(campo.max, limits.listRowsMax);
  if (llenas.length > max)
    salida.errores.push({ path: nombre, sentence: `Puede escribir hasta ${max} en «${campo.etiqueta}».` });
  const leidas = llenas.slice(0, max).map((fila, i) => {
    if (!esRegistro(fila)) {
      salida.errores.push({
        path: `${nombre}.${i}`,
        sentence: `Cada ${campo.singular} debe tener sus propios datos.`,
      });
      return {};
    }
    return leerFila(campo, fila, `${nombre}.${i}`, salida);
  });
  if (leidas.length < campo.min) {
    if (campo.cronogramaDe !== undefined) {
      salida.errores.push({ path: nombre, sentence: 'Escriba la fecha nueva de al menos una etapa.' });
      return leidas;
    }
    const primero = Object.keys(campo.campos)[0] ?? '';
    const sentence =
      campo.min === 1
        ? `Complete al menos una fila de «${campo.etiqueta}».`
        : `Complete al menos ${campo.min} filas de «${campo.etiqueta}».`;
    salida.errores.push({ path: `${nombre}.${leidas.length}.${primero}`, sentence });
  }
  return leidas;
}

function leerFila(campo: CampoLista, fila: Record<string, unknown>, path: string, salida: Salida): Fila {
  const leida: Record<string, string | readonly string[]> = {};
  for (const [clave, sub] of Object.entries(campo.campos)) {
    const valor = leerSimple(
      sub,
      Object.hasOwn(fila, clave) ? fila[clave] : undefined,
      `${path}.${clave}`,
      salida,
    );
    if (valor !== undefined) leida[clave] = valor;
  }
  rechazarAjenos(fila, campo.campos, `${path}.`, salida);
  return leida;
}

function leerUno(campo: Campo, nombre: string, crudo: unknown, salida: Salida): Valor | undefined {
  if (campo.tipo === 'lista') return leerLista(campo, nombre, crudo, salida);
  // What proves an address is the code, kept apart from the answers; the field itself holds the address.
  if (campo.tipo === 'correoConCodigo')
    return leerSimple({ ...campo, tipo: 'correo' }, crudo, nombre, salida);
  if (campo.tipo === 'codigoAlRegistrado') return undefined;
  return leerSimple(campo, crudo, nombre, salida);
}

/** Names nobody asked for are somebody else's text: a few are named, shortened, and the rest counted as read. */
function rechazarAjenos(
  recibido: Record<string, unknown>,
  conocidos: Readonly<Record<string, Campo>>,
  prefijo: string,
  salida: Salida,
) {
  const ajenos = Object.keys(recibido).filter((clave) => !Object.hasOwn(conocidos, clave));
  for (const clave of ajenos.slice(0, ajenosNombradosMax)) {
    const path = `${prefijo}${clave.slice(0, nombreAjenoCharsMax).toWellFormed()}`;
    salida.errores.push({ path, sentence: 'Este dato no es parte del trámite.' });
  }
}

/**
 * Reads the answers to `campos` (all of the definition's by default). Unknown names are refused. A question is shown
 * when its condition holds for answers that were themselves shown and read, so that nobody can smuggle a value past a
 * condition; what was typed into questions not shown is dropped. Never throws, whatever JSON `entrada` is.
 */
export function leerDatos(
  definicion: Definicion,
  entrada: Entrada,
  campos: readonly string[] = Object.keys(definicion.datos),
): Lectura {
  const salida: Salida = { errores: [], avisos: [] };
  if (!esRegistro(entrada)) {
    return {
      datos: {},
      errores: [{ path: '', sentence: 'Los datos deben venir por su nombre.' }],
      avisos: [],
    };
  }
  const pedidos = new Set(campos);
  const leidos: Record<string, Valor> = {};
  // Every question is read, in order, because a condition may name one of another page; errors are kept for `campos` only.
  for (const [nombre, campo] of Object.entries(definicion.datos)) {
    if (!seCumple(definicion.mostrarSi[nombre], leidos)) continue;
    const aparte: Salida = { errores: [], avisos: [] };
    const crudo = Object.hasOwn(entrada, nombre) ? entrada[nombre] : undefined;
    const valor = leerUno(campo, nombre, crudo, pedidos.has(nombre) ? salida : aparte);
    if (valor !== undefined) leidos[nombre] = valor;
  }
  rechazarAjenos(entrada, definicion.datos, '', salida);
  const datos = Object.fromEntries(Object.entries(leidos).filter(([nombre]) => pedidos.has(nombre)));
  return { datos, ...salida };
}
