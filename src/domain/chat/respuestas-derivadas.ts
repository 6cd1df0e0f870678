/** Ready answers that nobody has to keep: what each trámite asks for and where it is done, out of its definition. */
import type { Definicion } from '../tramite/definicion.ts';
import type { Documento } from '../tramite/documento.ts';
import { seOfrece } from '../tramite/resultados.ts';

export type RespuestaDerivada = { readonly id: string; readonly titulo: string; readonly texto: string };

const prefix = 'tramite:';

function paperLine({ etiqueta, opcional, alternativas }: Documento): string {
  const either = alternativas === undefined ? etiqueta : alternativas.join(' o ');
  return `- ${either}${opcional === true ? ' (si los tiene)' : ''}`;
}

const accountLines: { readonly [S in Definicion['solicitante']]: readonly string[] } = {
  proveedor: ['- El RUC, el usuario y la clave con que ingresa al portal'],
  entidad: ['- El RUC, el usuario y la clave de la entidad'],
  'titular-sin-sesion': ['- El RUC y el correo electrónico que constan en el registro'],
  cualquiera: [],
};

function textOf(definicion: Definicion, enlace: string): string {
  const { nombre, resumen, recepcionCerrada, sellado, documentos, documentosSi, solicitante } = definicion;
  if (recepcionCerrada !== undefined) return `«${nombre}»: ${recepcionCerrada}\n${enlace}`;
  if (sellado === true)
    return `«${nombre}»: para protegerle, no cuente aquí lo ocurrido ni escriba nombres. Hágalo en la página reservada, sin cuenta ni correo; aquí ve cómo: ${enlace}`;
  const papers = Object.entries(documentos).map(([clave, documento]) =>
    documentosSi[clave] === undefined ? paperLine(documento) : `${paperLine(documento)} (según su caso)`,
  );
  const needs = [...accountLines[solicitante], ...papers];
  const asked = needs.length === 0 ? 'No hace falta ningún documento.' : `Necesita:\n${needs.join('\n')}`;
  return `${nombre}. ${resumen}\n${asked}\nAquí ve los detalles y lo hace: ${enlace}`;
}

/** One per trámite that is offered, by name. `enlaceDe`: the whole address of a trámite's page. */
export function respuestasDerivadas(
  definiciones: readonly Definicion[],
  enlaceDe: (id: string) => string,
): readonly RespuestaDerivada[] {
  return definiciones
    .filter(seOfrece)
    .map((definicion) => ({
      id: `${prefix}${definicion.id}`,
      titulo: definicion.nombre,
      texto: textOf(definicion, enlaceDe(definicion.id)),
    }))
    .sort((a, b) => a.titulo.localeCompare(b.titulo, 'es'));
}
