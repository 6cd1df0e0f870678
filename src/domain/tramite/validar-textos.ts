/** Every text of a definition is there, ends as its kind ends, and promises no value that nobody fills in. */
import type { Campo } from './campo.ts';
import type { Definicion } from './definicion.ts';

type Texto = readonly [ruta: string, texto: string, clase: 'oracion' | 'rotulo'];

const marcas: ReadonlySet<string> = new Set(['{motivo}', '{referencia}']);

function deCampo(ruta: string, campo: Campo): readonly Texto[] {
  const textos: Texto[] = [[`${ruta}.etiqueta`, campo.etiqueta, 'rotulo']];
  if (campo.ayuda !== undefined) textos.push([`${ruta}.ayuda`, campo.ayuda, 'oracion']);
  if (campo.tipo === 'opcion' || campo.tipo === 'varias') {
    // A declaration to be ticked is a whole sentence; a plain choice is a label. Either may stand here.
    for (const [clave, texto] of Object.entries(campo.opciones))
      textos.push([`${ruta}.${clave}`, texto, texto.endsWith('.') ? 'oracion' : 'rotulo']);
  }
  if (campo.tipo !== 'lista') return textos;
  textos.push([`${ruta}.singular`, campo.singular, 'rotulo']);
  return [
    ...textos,
    ...Object.entries(campo.campos).flatMap(([clave, sub]) => deCampo(`${ruta}.${clave}`, sub)),
  ];
}

function deDocumentos({ documentos }: Definicion): readonly Texto[] {
  return Object.entries(documentos).flatMap(
    ([clave, { etiqueta, ayuda, alternativas = [], columnas = [] }]): Texto[] => [
      [`documentos.${clave}`, etiqueta, 'rotulo'],
      ...(ayuda === undefined ? [] : [[`documentos.${clave}.ayuda`, ayuda, 'oracion'] as const]),
      ...[...alternativas, ...columnas].map((t, i) => [`documentos.${clave}.${i}`, t, 'rotulo'] as const),
    ],
  );
}

/** The answers, the only texts that may carry marks. */
function respuestasDe({ respuestas, despues }: Definicion): readonly Texto[] {
  return [
    ...Object.entries(respuestas).map(([clave, t]) => [`respuestas.${clave}`, t, 'oracion'] as const),
    ...Object.entries(despues).map(([clave, t]) => [`despues.${clave}`, t, 'oracion'] as const),
  ];
}

function losDemas(d: Definicion): readonly Texto[] {
  const lista = (ruta: string, textos: readonly string[], clase: Texto[2]): readonly Texto[] =>
    textos.map((t, i) => [`${ruta}.${i}`, t, clase]);
  return [
    ['nombre', d.nombre, 'rotulo'],
    ['resumen', d.resumen, 'oracion'],
    ['fuente', d.fuente, 'rotulo'],
    ['procedimiento', d.procedimiento, 'oracion'],
    ['dirigidoA', d.dirigidoA, 'oracion'],
    ['obtendra', d.obtendra, 'oracion'],
    ['costo', d.costo, 'rotulo'],
    ['contacto', d.contacto, 'rotulo'],
    ['atiende', d.atiende, 'rotulo'],
    ...(d.recepcionCerrada === undefined
      ? []
      : [['recepcionCerrada', d.recepcionCerrada, 'oracion'] as const]),
    ...(d.requerimiento === undefined
      ? []
      : [
          ['requerimiento.pide', d.requerimiento.pide, 'oracion'] as const,
          ...Object.entries(d.requerimiento.respuestas).map(
            ([clave, { etiqueta }]) => [`requerimiento.${clave}`, etiqueta, 'rotulo'] as const,
          ),
        ]),
    ...Object.entries(d.resultados ?? {}).map(([clave, t]) => [`resultados.${clave}`, t, 'rotulo'] as const),
    ...lista('revisiones', d.revisiones, 'oracion'),
    ...lista('causalesDeNegativa', d.causalesDeNegativa, 'oracion'),
    ...lista('tambienSeDice', d.tambienSeDice, 'rotulo'),
    ...lista(
      'paginas',
      d.paginas.map((p) => p.titulo),
      'rotulo',
    ),
    ...lista(
      'ejemplos',
      d.ejemplos.map((e) => e.dice),
      'rotulo',
    ),
    ...d.baseLegal.flatMap((n, i): Texto[] => [
      [`baseLegal.${i}.norma`, n.norma, 'rotulo'],
      [`baseLegal.${i}.articulo`, n.articulo.replace(/\.$/, ''), 'rotulo'],
      [`baseLegal.${i}.dice`, n.dice, 'oracion'],
    ]),
    ...d.plazoLegal.map((p, i) => [`plazoLegal.${i}.norma`, p.norma, 'rotulo'] as const),
    ...(d.silencio ?? []).map((one, i) => [`silencio.${i}.norma`, one.norma, 'rotulo'] as const),
    ...Object.entries(d.datos).flatMap(([nombre, campo]) => deCampo(`datos.${nombre}`, campo)),
    ...deDocumentos(d),
  ];
}

function problemasDe([ruta, texto, clase]: Texto): readonly string[] {
  if (texto.trim() === '') return [`«${ruta}» está vacío`];
  const problemas: string[] = [];
  if (texto !== texto.trim() || / {2}/.test(texto)) problemas.push(`«${ruta}» tiene espacios de más`);
  if (clase === 'oracion' && !/(?:[.?!]|\{motivo\}|\{referencia\})$/.test(texto))
    problemas.push(`«${ruta}» debe terminar como una oración`);
  if (clase === 'rotulo' && /[.:;,]$/.test(texto) && !/S\.A\.$/.test(texto))
    problemas.push(`«${ruta}» es un rótulo y no lleva punto final`);
  return problemas;
}

export function validarTextos(definicion: Definicion): readonly string[] {
  const respuestas = respuestasDe(definicion);
  const demas = losDemas(definicion);
  const vacias = (['revisiones', 'causalesDeNegativa', 'tambienSeDice', 'baseLegal', 'ejemplos'] as const)
    .filter((lista) => definicion[lista].length === 0)
    // Nobody searches for what is not offered.
    .filter((lista) => lista !== 'tambienSeDice' || definicion.noSeOfrece !== true)
    .map((lista) => `«${lista}» no tiene nada`);
  return [
    ...vacias,
    ...[...demas, ...respuestas].flatMap(problemasDe),
    ...demas.filter(([, texto]) => /[{}]/.test(texto)).map(([ruta]) => `«${ruta}» no puede llevar llaves`),
    ...respuestas.flatMap(([ruta, texto]) =>
      (texto.match(/\{[^}]*\}?|\}/g) ?? [])
        .filter((marca) => !marcas.has(marca))
        .map((marca) => `«${ruta}» lleva ${marca}, que nadie llena`),
    ),
  ];
}
