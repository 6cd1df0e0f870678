/** What a trámite still needs before it can be filed, in the definition's own words and under its own conditions. */
import { seCumple } from '../tramite/condicion.ts';
import type { Definicion } from '../tramite/definicion.ts';
import { leerDatos } from '../tramite/leer-datos.ts';
import type { Recogido } from './datos-de-correo.ts';

export type Faltante = {
  readonly clase: 'dato' | 'documento';
  /** Of the field or of the paper. */
  readonly clave: string;
  readonly etiqueta: string;
  readonly ayuda: string | null;
  /** Why what came does not serve, for an answer that cannot be read; null where none came. */
  readonly porque: string | null;
};

/** Proved by a code that only a form can ask for. */
const onlyInForms: ReadonlySet<string> = new Set(['correoConCodigo', 'codigoAlRegistrado']);

function missingAnswers(
  { datos: campos }: Definicion,
  { errores }: ReturnType<typeof leerDatos>,
  given: Recogido['datos'],
) {
  const byField = new Map<string, string>();
  for (const { path, sentence } of errores) {
    const campo = path.split('.')[0] ?? '';
    if (!byField.has(campo)) byField.set(campo, sentence);
  }
  return Object.entries(campos)
    .filter(([clave, campo]) => byField.has(clave) || onlyInForms.has(campo.tipo))
    .map(
      ([clave, { etiqueta, ayuda }]): Faltante => ({
        clase: 'dato',
        clave,
        etiqueta,
        ayuda: ayuda ?? null,
        porque: given[clave] === undefined ? null : (byField.get(clave) ?? null),
      }),
    );
}

/** Required questions and papers, in the order of the form; [] where it can be filed. */
export function loQueFalta(
  definicion: Definicion,
  {
    datos,
    documentos,
  }: Pick<Recogido, 'datos'> & { readonly documentos: readonly { readonly clave: string }[] },
): readonly Faltante[] {
  const lectura = leerDatos(definicion, datos);
  const papers = Object.entries(definicion.documentos)
    .filter(
      ([clave, { opcional }]) => opcional !== true && seCumple(definicion.documentosSi[clave], lectura.datos),
    )
    .filter(([clave]) => documentos.every((one) => one.clave !== clave))
    .map(
      ([clave, { etiqueta, ayuda }]): Faltante => ({
        clase: 'documento',
        clave,
        etiqueta,
        ayuda: ayuda ?? null,
        porque: null,
      }),
    );
  return [...missingAnswers(definicion, lectura, datos), ...papers];
}
