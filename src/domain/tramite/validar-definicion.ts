/** What the compiler cannot see in a definition; run at start, so that one that contradicts itself never serves anybody. */
import { ownSteps, pruebaConCodigo } from '../chat/dialogo.ts';
import { limits } from '../limits.ts';
import type { Campo, Campos } from './campo.ts';
import { comprobaciones } from './comprobaciones/catalogo.ts';
import type { Condicion } from './condicion.ts';
import type { Definicion } from './definicion.ts';
import { efectos } from './efectos/catalogo.ts';
import { validarRiesgo } from './riesgo.ts';
import { type Partes, validarEjemplos } from './validar-ejemplos.ts';
import { frasesCompartidas, validarFrases } from './validar-frases.ts';
import { validarLey } from './validar-ley.ts';
import { validarDesdeCorreo, validarRequerimiento } from './validar-requerimiento.ts';
import { validarSellado } from './validar-sellado.ts';
import { validarSilencio } from './validar-silencio.ts';
import { validarTextos } from './validar-textos.ts';

const idValido = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const claveValida = /^[a-z][A-Za-z0-9]*$/;
/** Option keys are stored values: they may carry hyphens. */
const opcionValida = /^[a-z][A-Za-z0-9]*(?:-[a-z0-9]+)*$/;
const clavesProhibidas: ReadonlySet<string> = new Set(['constructor', 'prototype', 'toString', 'valueOf']);
const depthMax = 12;

const esClave = (clave: string) => claveValida.test(clave) && !clavesProhibidas.has(clave);
const repetidos = (valores: readonly string[]) => [
  ...new Set(valores.filter((v, i) => valores.indexOf(v) < i)),
];

function validarCampo(nombre: string, campo: Campo): readonly string[] {
  const problemas = esClave(nombre) ? [] : [`el campo «${nombre}» no es un identificador sin tildes`];
  if (campo.tipo === 'opcion' || campo.tipo === 'varias') {
    const claves = Object.keys(campo.opciones);
    if (claves.length === 0) problemas.push(`el campo «${nombre}» no tiene opciones`);
    for (const clave of claves)
      if (!opcionValida.test(clave) || clavesProhibidas.has(clave))
        problemas.push(`la opción «${clave}» de «${nombre}» no es un identificador sin tildes`);
  }
  if (campo.tipo === 'texto' && (campo.max < 1 || campo.max > limits.textCharsMax))
    problemas.push(
      `el campo «${nombre}» admite ${campo.max} caracteres; el límite es ${limits.textCharsMax}`,
    );
  if (campo.tipo === 'textoLargo' && (campo.max < 1 || campo.max > limits.longTextCharsMax))
    problemas.push(
      `el campo «${nombre}» admite ${campo.max} caracteres; el límite es ${limits.longTextCharsMax}`,
    );
  if (campo.tipo !== 'lista') return problemas;
  const { min, max } = campo;
  if (!Number.isInteger(min) || !Number.isInteger(max) || min < 0 || min > max || max > limits.listRowsMax)
    problemas.push(`la lista «${nombre}» va de ${min} a ${max} filas; el límite es ${limits.listRowsMax}`);
  if (Object.keys(campo.campos).length === 0) problemas.push(`la lista «${nombre}» no tiene columnas`);
  return [...problemas, ...Object.entries(campo.campos).flatMap(([c, sub]) => validarCampo(c, sub))];
}

/** Rows of a schedule come from the process that another question names. */
function validarCronogramas(datos: Campos): readonly string[] {
  return Object.entries(datos).flatMap(([nombre, campo]) =>
    campo.tipo === 'lista' &&
    campo.cronogramaDe !== undefined &&
    (!Object.hasOwn(datos, campo.cronogramaDe) || datos[campo.cronogramaDe]?.tipo !== 'proceso')
      ? [`el cronograma «${nombre}» nombra «${campo.cronogramaDe}», que no pregunta por un proceso`]
      : [],
  );
}

function validarPaginas({ datos, paginas }: Definicion): readonly string[] {
  const colocados = paginas.flatMap((pagina) => pagina.campos);
  return [
    ...(paginas.length === 0 ? ['no tiene ninguna página'] : []),
    ...paginas.filter((p) => p.campos.length === 0).map((p) => `la página «${p.titulo}» no pregunta nada`),
    ...colocados
      .filter((c) => !Object.hasOwn(datos, c))
      .map((c) => `una página nombra «${c}», que no es un campo`),
    ...repetidos(colocados).map((c) => `el campo «${c}» está en más de una página`),
    ...Object.keys(datos)
      .filter((c) => !colocados.includes(c))
      .map((c) => `el campo «${c}» no está en ninguna página`),
  ];
}

function validarCondicion(de: string, condicion: Condicion, datos: Campos): readonly string[] {
  const campo = Object.hasOwn(datos, condicion.campo) ? datos[condicion.campo] : undefined;
  if (campo === undefined) return [`la condición de «${de}» nombra «${condicion.campo}», que no es un campo`];
  if (campo.tipo !== 'opcion' && campo.tipo !== 'varias')
    return [`la condición de «${de}» nombra «${condicion.campo}», que no es una elección`];
  if (condicion.es.length === 0) return [`la condición de «${de}» no nombra ningún valor`];
  return condicion.es
    .filter((valor) => !Object.hasOwn(campo.opciones, valor))
    .map((valor) => `la condición de «${de}» espera «${valor}», que «${condicion.campo}» no ofrece`);
}

/** Answers are read in the order of `datos` and asked in that of the pages: a condition must look back in both. */
function validarCondiciones({
  datos,
  paginas,
  mostrarSi,
  documentos,
  documentosSi,
}: Definicion): readonly string[] {
  const leidos = Object.keys(datos);
  const preguntados = paginas.flatMap((pagina) => pagina.campos);
  const problemas: string[] = [];
  for (const [nombre, condicion] of Object.entries(mostrarSi)) {
    if (condicion === undefined) continue;
    if (!Object.hasOwn(datos, nombre))
      problemas.push(`hay una condición para «${nombre}», que no es un campo`);
    problemas.push(...validarCondicion(nombre, condicion, datos));
    if (
      leidos.indexOf(condicion.campo) >= leidos.indexOf(nombre) ||
      preguntados.indexOf(condicion.campo) >= preguntados.indexOf(nombre)
    )
      problemas.push(`«${nombre}» depende de «${condicion.campo}», que se pregunta después`);
  }
  for (const [clave, condicion] of Object.entries(documentosSi)) {
    if (condicion === undefined) continue;
    if (!Object.hasOwn(documentos, clave))
      problemas.push(`hay una condición para «${clave}», que no es un documento`);
    problemas.push(...validarCondicion(clave, condicion, datos));
  }
  return problemas;
}

function validarDocumentos({ datos, documentos }: Definicion): readonly string[] {
  return Object.entries(documentos).flatMap(([clave, documento]) => [
    ...(esClave(clave) ? [] : [`el documento «${clave}» no es un identificador sin tildes`]),
    ...(Object.hasOwn(datos, clave) ? [`«${clave}» es a la vez campo y documento`] : []),
    ...(documento.formatos.length === 0 ? [`el documento «${clave}» no acepta ningún formato`] : []),
    ...(Number.isInteger(documento.maximo) &&
    documento.maximo >= 1 &&
    documento.maximo <= limits.filesPerDocumentMax
      ? []
      : [
          `el documento «${clave}» acepta ${documento.maximo} archivos; el límite es ${limits.filesPerDocumentMax}`,
        ]),
  ]);
}

/** The chat asks question by question: one proved by a code, or called like a step of the chat itself, has no place there. */
function validarChat({ canales, datos, noSeOfrece }: Definicion): readonly string[] {
  if (!canales.includes('chat') || noSeOfrece === true) return [];
  return Object.entries(datos).flatMap(([nombre, campo]) => [
    ...(pruebaConCodigo.has(campo.tipo)
      ? [`el chat no puede preguntar «${nombre}», que se comprueba con un código`]
      : []),
    ...((ownSteps as readonly string[]).includes(nombre)
      ? [`el chat llama «${nombre}» a un paso suyo: el campo debe llamarse de otro modo`]
      : []),
  ]);
}

function validarPuertas(definicion: Definicion): readonly string[] {
  const { canales, solicitante, respuestas, alAprobar } = definicion;
  const problemas: string[] = repetidos(canales).map((canal) => `el canal «${canal}» está repetido`);
  if (canales.length === 0) problemas.push('no tiene ningún canal');
  if (definicion.noSeOfrece === true && definicion.tambienSeDice.length > 0)
    problemas.push('no se ofrece, y «tambienSeDice» sirve para encontrarlo');
  const extra = definicion.tambienPor ?? [];
  problemas.push(
    ...extra
      .filter((canal) => canales.includes(canal))
      .map((canal) => `el canal «${canal}» ya está publicado`),
    ...repetidos(extra).map((canal) => `el canal «${canal}» está repetido`),
  );
  if (solicitante === 'titular-sin-sesion' && respuestas.unica === undefined)
    problemas.push('quien llega sin sesión recibe siempre lo mismo: falta «respuestas.unica»');
  for (const nombre of definicion.comprobaciones)
    if (!Object.hasOwn(comprobaciones, nombre)) problemas.push(`la comprobación «${nombre}» no existe`);
  problemas.push(...repetidos(definicion.comprobaciones).map((c) => `la comprobación «${c}» está repetida`));
  if (alAprobar !== null && !Object.hasOwn(efectos, alAprobar))
    problemas.push(`el efecto «${alAprobar}» no existe`);
  return problemas;
}

/** Definitions are stored and hashed as data: only what JSON gives back as it took it. */
function noSonDatos(valor: unknown, ruta: string, profundidad = 0): readonly string[] {
  if (profundidad > depthMax) return [`«${ruta}» anida demasiado`];
  if (valor === null || typeof valor === 'string' || typeof valor === 'boolean') return [];
  if (typeof valor === 'number') return Number.isFinite(valor) ? [] : [`«${ruta}» no es un número finito`];
  if (Array.isArray(valor))
    return valor.flatMap((v: unknown, i) => noSonDatos(v, `${ruta}.${i}`, profundidad + 1));
  if (typeof valor !== 'object' || Object.getPrototypeOf(valor) !== Object.prototype)
    return [`«${ruta}» no es un dato`];
  return Object.entries(valor).flatMap(([clave, v]) => noSonDatos(v, `${ruta}.${clave}`, profundidad + 1));
}

/** Every problem of one definition, in words for its author; none means it can serve. */
export function validarDefinicion(definicion: Definicion, partes: Partes = {}): readonly string[] {
  const sinDatos = noSonDatos(definicion, 'definicion');
  const problemas =
    sinDatos.length > 0
      ? sinDatos
      : [
          ...(idValido.test(definicion.id) ? [] : ['el id debe ir en minúsculas sin tildes, con guiones']),
          ...Object.entries(definicion.datos).flatMap(([nombre, campo]) => validarCampo(nombre, campo)),
          ...validarCronogramas(definicion.datos),
          ...validarPaginas(definicion),
          ...validarCondiciones(definicion),
          ...validarDocumentos(definicion),
          ...validarPuertas(definicion),
          ...validarSellado(definicion),
          ...validarDesdeCorreo(definicion),
          ...validarRequerimiento(definicion),
          ...validarChat(definicion),
          ...validarTextos(definicion),
          ...validarLey(definicion),
          ...validarSilencio(definicion),
          ...validarRiesgo(definicion),
          ...validarEjemplos(definicion, partes),
          ...validarFrases(definicion),
        ];
  return problemas.map((problema) => `${definicion.id}: ${problema}.`);
}

/** All definitions together: each by itself, and no two with one id. */
export function validarTramites(definiciones: readonly Definicion[], partes: Partes = {}): readonly string[] {
  return [
    ...(definiciones.length === 0 ? ['No hay ningún trámite.'] : []),
    ...repetidos(definiciones.map((d) => d.id)).map((id) => `${id}: hay más de un trámite con este id.`),
    ...definiciones.flatMap((definicion) => validarDefinicion(definicion, partes)),
    ...frasesCompartidas(definiciones),
  ];
}
