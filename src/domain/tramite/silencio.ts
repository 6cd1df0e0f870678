/** What the law makes of the agency's silence: dated content of each definition, and how it reads to whom it concerns. */
import type { Silencio } from './definicion.ts';

type Dated = { readonly desde: string; readonly hasta?: string };

const inForce = ({ desde, hasta }: Dated, fecha: string): boolean =>
  desde <= fecha && (hasta === undefined || hasta >= fecha);

/** The rule in force on the civil date of filing; null where the definition knows none. */
export function silencioDe(
  { silencio = [] }: { readonly silencio?: readonly Silencio[] },
  fecha: string,
): Silencio | null {
  return silencio.find((one) => inForce(one, fecha)) ?? null;
}

const nombreDeSilencio: { readonly [E in Silencio['efecto']]: string } = {
  positivo: 'Silencio positivo',
  negativo: 'Silencio negativo',
  ninguno: 'Silencio sin efecto',
};

const paraLaPersona: { readonly [E in Silencio['efecto']]: (norma: string) => readonly string[] } = {
  positivo: (norma) => [
    `Según la norma (${norma}), si la institución no responde a tiempo se entiende que aceptó lo pedido, salvo que la ley lo prohíba. Es el silencio administrativo positivo.`,
    'El registro no cambia por sí solo y seguimos obligados a responderle. Si quiere hacer valer el silencio, guarde la constancia de recepción de esta solicitud: es la prueba de la fecha. Ante el juez se acompaña con su declaración, bajo juramento, de que no recibió respuesta.',
  ],
  negativo: (norma) => [
    `Según la norma (${norma}), si la institución no responde a tiempo se entiende que negó lo pedido. Es el silencio administrativo negativo.`,
    'Desde ahora puede impugnarlo como si fuera una negativa. Seguimos obligados a responderle.',
  ],
  ninguno: (norma) => [
    `En este trámite la falta de respuesta no acepta ni niega lo pedido (${norma}). Seguimos obligados a responderle.`,
    'Puede escribirnos en esta misma solicitud, o quejarse del retraso ante la máxima autoridad de la institución.',
  ],
};

/** Paragraphs for the person: what it means and what to do. */
export function silencioParaLaPersona({
  efecto,
  norma,
}: Pick<Silencio, 'efecto' | 'norma'>): readonly string[] {
  return paraLaPersona[efecto](norma);
}

const paraElPersonal: { readonly [E in Silencio['efecto']]: string } = {
  positivo:
    'Por ley se entiende aceptado lo pedido, salvo que sea nulo. Nada se concedió por sí solo: no la niegue sin consultar a la unidad jurídica, y responda hoy.',
  negativo:
    'Por ley se entiende negado lo pedido y la persona puede impugnarlo. Todavía puede responder: hágalo hoy.',
  ninguno: 'El silencio no decide lo pedido, pero la institución está en falta. Responda hoy.',
};

/** One paragraph for officers and supervisors. */
export function silencioParaElPersonal({ efecto, norma }: Pick<Silencio, 'efecto' | 'norma'>): string {
  return `${nombreDeSilencio[efecto]} (${norma}). ${paraElPersonal[efecto]}`;
}
