/** The way through a form: which steps there are for the answers given so far, and which comes next. */
import type { Campo, Datos } from '../../domain/tramite/campo.ts';
import { seCumple } from '../../domain/tramite/condicion.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import { documentosPedidos } from '../../domain/tramite/resumen.ts';
import { paths } from '../../paths.ts';

export type Step =
  | {
      readonly kind: 'pregunta';
      readonly page: number;
      readonly titulo: string;
      readonly campos: readonly string[];
    }
  | { readonly kind: 'codigo'; readonly campo: string }
  | { readonly kind: 'documentos' }
  | { readonly kind: 'revisar' };

const provedByCode = (campo: Campo | undefined) =>
  campo?.tipo === 'correoConCodigo' || campo?.tipo === 'codigoAlRegistrado';

/** Pages whose every question is hidden are skipped; `page` counts from 1 over all pages of the definition. */
export function stepsOf(definicion: Definicion, datos: Datos): readonly Step[] {
  const shown = (campo: string) => seCumple(definicion.mostrarSi[campo], datos);
  const questions = definicion.paginas.flatMap((pagina, i): readonly Step[] => {
    const campos = pagina.campos.filter(
      (campo) => shown(campo) && definicion.datos[campo]?.tipo !== 'codigoAlRegistrado',
    );
    return campos.length === 0 ? [] : [{ kind: 'pregunta', page: i + 1, titulo: pagina.titulo, campos }];
  });
  const codes = Object.keys(definicion.datos)
    .filter((campo) => provedByCode(definicion.datos[campo]) && shown(campo))
    .map((campo): Step => ({ kind: 'codigo', campo }));
  const documents: readonly Step[] =
    documentosPedidos(definicion, datos).length > 0 ? [{ kind: 'documentos' }] : [];
  return [...questions, ...codes, ...documents, { kind: 'revisar' }];
}

export function hrefOf(step: Step, draft: string): string {
  switch (step.kind) {
    case 'pregunta':
      return paths.borradorPagina(draft, step.page);
    case 'codigo':
      return paths.borradorCodigos(draft, step.campo);
    case 'documentos':
      return paths.borradorDocumentos(draft);
    case 'revisar':
      return paths.borradorRevisar(draft);
  }
}

const same = (a: Step, b: Step) =>
  a.kind === b.kind &&
  (a.kind !== 'pregunta' || b.kind !== 'pregunta' || a.page === b.page) &&
  (a.kind !== 'codigo' || b.kind !== 'codigo' || a.campo === b.campo);

export type Whereabouts = {
  readonly position: number;
  readonly total: number;
  readonly previous: Step | null;
  readonly next: Step;
};

/** Where a step stands among the others; the first step when it is not (any longer) one of them. */
export function whereabouts(steps: readonly Step[], step: Step): Whereabouts {
  const at = Math.max(
    0,
    steps.findIndex((other) => same(other, step)),
  );
  return {
    position: at + 1,
    total: steps.length,
    previous: steps[at - 1] ?? null,
    next: steps[at + 1] ?? { kind: 'revisar' },
  };
}
