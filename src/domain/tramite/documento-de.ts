/** The slot a file of a case belongs to: one of those its definition asks for, or what an entity attached to its answer. */
import type { Definicion } from './definicion.ts';
import { type Documento, justificativo } from './documento.ts';

/** The key under which files of an entity's answer stand in the case; no definition can have it. */
export const papelDeEntidad = 'respuesta-de-la-entidad';

export const documentoDeEntidad: Documento = justificativo('Respaldo de la entidad');

/** `definicion`: null for a trámite that is not known any more. */
export function documentoDe(definicion: Definicion | null, clave: string): Documento | undefined {
  if (definicion === null) return undefined;
  if (clave === papelDeEntidad && definicion.requerimiento !== undefined) return documentoDeEntidad;
  return Object.hasOwn(definicion.documentos, clave) ? definicion.documentos[clave] : undefined;
}
