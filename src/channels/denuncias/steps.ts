/** The way through a complaint: the pages of the definition, the files before the page about the person, the review. */
import type { Definicion, Pagina } from '../../domain/tramite/definicion.ts';
import { paths } from '../../paths.ts';

export type RoomStep =
  /** `page`: its number in the definition, from 1. */
  | { readonly kind: 'preguntas'; readonly page: number; readonly pagina: Pagina }
  | { readonly kind: 'archivos' };

const isIdentity = ({ identidad }: Definicion, { campos }: Pagina): boolean =>
  identidad !== undefined && campos.includes(identidad.decide);

/** The last page of the definition is asked on the review. */
export function roomSteps(definicion: Definicion): readonly RoomStep[] {
  return definicion.paginas.slice(0, -1).flatMap((pagina, i): RoomStep[] => {
    const step: RoomStep = { kind: 'preguntas', page: i + 1, pagina };
    return isIdentity(definicion, pagina) ? [{ kind: 'archivos' }, step] : [step];
  });
}

export function hrefOfStep(step: RoomStep | undefined): string {
  if (step === undefined) return paths.denuncias.revisar;
  return step.kind === 'archivos' ? paths.denuncias.archivos : paths.denuncias.paso(step.page);
}

export type Whereabouts = {
  readonly position: number;
  readonly total: number;
  readonly previousHref: string;
  readonly nextHref: string;
};

export function whereaboutsOf(definicion: Definicion, step: RoomStep): Whereabouts {
  const steps = roomSteps(definicion);
  const at = steps.findIndex((one) => hrefOfStep(one) === hrefOfStep(step));
  const previous = steps[at - 1];
  return {
    position: at + 1,
    total: steps.length + 1,
    previousHref: previous === undefined ? paths.denuncias.nueva : hrefOfStep(previous),
    nextHref: hrefOfStep(steps[at + 1]),
  };
}

/** The questions asked on the review: what is declared when sending. */
export const declaredAtEnd = ({ paginas }: Definicion): readonly string[] => paginas.at(-1)?.campos ?? [];
