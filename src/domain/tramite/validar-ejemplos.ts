/** Examples name fields, documents, codes and parties that exist, so that each proves what it says. */
import type { Campo } from './campo.ts';
import { comprobaciones } from './comprobaciones/catalogo.ts';
import type { Definicion, Ejemplo } from './definicion.ts';

/** What lies outside the definition and its examples name, where the caller has it. */
export type Partes = { readonly quienes?: ReadonlySet<string> };

const conCodigo = (campo: Campo | undefined) =>
  campo?.tipo === 'correoConCodigo' || campo?.tipo === 'codigoAlRegistrado';

/** Codes a filing of this trámite can end with: those its checks declare, and the refusal of what was not confirmed. */
export function codigosPosibles(definicion: Definicion): ReadonlySet<string> {
  return new Set([
    'falta-confirmacion',
    ...definicion.comprobaciones.flatMap((c) => comprobaciones[c]?.codigos ?? []),
  ]);
}

function espera(definicion: Definicion, ejemplo: Ejemplo, posibles: ReadonlySet<string>): readonly string[] {
  const { espera: e } = ejemplo;
  if ('faltaDocumento' in e)
    return Object.hasOwn(definicion.documentos, e.faltaDocumento)
      ? []
      : [`espera el documento «${e.faltaDocumento}», que no existe`];
  if ('errorEn' in e) {
    const [campo = ''] = e.errorEn.split('.');
    return Object.hasOwn(definicion.datos, campo) ? [] : [`espera un error en «${e.errorEn}», que no existe`];
  }
  if ('aprobada' in e)
    return definicion.alAprobar === null ? ['espera una aprobación en el acto, y no hay efecto'] : [];
  const codigo = 'rechaza' in e ? e.rechaza : e.funcionario;
  return posibles.has(codigo) ? [] : [`espera «${codigo}», que ninguna de sus comprobaciones halla`];
}

export function validarEjemplos(definicion: Definicion, { quienes }: Partes): readonly string[] {
  const { datos, documentos, ejemplos } = definicion;
  const posibles = codigosPosibles(definicion);
  const dichos = ejemplos.map((e) => e.dice);
  return ejemplos.flatMap((ejemplo, i) =>
    [
      ...(dichos.indexOf(ejemplo.dice) < i ? ['está repetido'] : []),
      ...(ejemplo.quien === '' || (quienes !== undefined && !quienes.has(ejemplo.quien))
        ? [`nombra a «${ejemplo.quien}», que no existe`]
        : []),
      ...Object.keys(ejemplo.datos)
        .filter((campo) => !Object.hasOwn(datos, campo))
        .map((campo) => `da «${campo}», que no es un campo`),
      ...(ejemplo.documentos ?? [])
        .filter((documento) => !Object.hasOwn(documentos, documento))
        .map((documento) => `adjunta «${documento}», que no es un documento`),
      ...(ejemplo.codigos ?? [])
        .filter((campo) => !Object.hasOwn(datos, campo) || !conCodigo(datos[campo]))
        .map((campo) => `escribe el código de «${campo}», que no lo pide`),
      ...espera(definicion, ejemplo, posibles),
    ].map((problema) => `el ejemplo «${ejemplo.dice}» ${problema}`),
  );
}
