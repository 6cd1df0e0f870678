/** Why a complaint is not admitted, with its legal basis and what the complainant reads (Reglamento General, arts. 431, 433, 434). */

export type Causal = {
  readonly clave: string;
  readonly etiqueta: string;
  readonly base: string;
  /** To the complainant; what the reader adds follows it. */
  readonly explicacion: string;
};

const requisitos = 'Reglamento General a la LOSNCP, artículos 431 y 434';

export const causales: readonly Causal[] = [
  {
    clave: 'sin-hechos',
    etiqueta: 'No precisa el acto o la omisión',
    base: requisitos,
    explicacion:
      'Para admitirla hace falta que diga qué se hizo o se dejó de hacer, y lo que contó no permite precisarlo.',
  },
  {
    clave: 'sin-proceso-ni-entidad',
    etiqueta: 'No identifica el proceso ni la entidad',
    base: requisitos,
    explicacion: 'Para admitirla hace falta saber en qué proceso o en qué entidad ocurrió.',
  },
  {
    clave: 'sin-identidad',
    etiqueta: 'Quien denuncia no se identificó',
    base: requisitos,
    explicacion:
      'La norma pide que quien denuncia se identifique. Lo que contó queda como aviso: la institución puede actuar por su cuenta.',
  },
  {
    clave: 'fuera-de-competencia',
    etiqueta: 'Corresponde a otra institución',
    base: requisitos,
    explicacion: 'Lo que cuenta no le corresponde resolver a esta institución.',
  },
  {
    clave: 'es-reclamo',
    etiqueta: 'Es un reclamo de un oferente',
    base: 'Reglamento General a la LOSNCP, artículo 433',
    explicacion:
      'Lo que pide es un reclamo: se presenta en el portal de compras públicas, dentro de los 3 días siguientes al acto.',
  },
  {
    clave: 'repetida',
    etiqueta: 'Ya se conoce por otra denuncia',
    base: requisitos,
    explicacion: 'Los mismos hechos ya se tramitan por otra denuncia. Lo que aportó se toma en cuenta allí.',
  },
];

export function causalDe(clave: string): Causal | null {
  return causales.find((causal) => causal.clave === clave) ?? null;
}
