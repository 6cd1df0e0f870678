/** What somebody asks the audit room for, and by which index each source answers it. */
import type { ClaseEvento } from '../../domain/solicitud/evento.ts';
import type { Canal } from '../../domain/tramite/definicion.ts';
import {
  type CaminoDeLineas,
  type FuenteDeLineas,
  fuentesDeLineas,
  tieneCamino,
} from '../../store/auditoria-lineas.ts';
import type { ClaseSuceso } from '../../store/sucesos.ts';

/** Sources as the page offers them; whom an account did something to belongs to security. */
export const fuentesOfrecidas = ['diario', 'seguridad', 'ajustes', 'registro'] as const;
export type FuenteOfrecida = (typeof fuentesOfrecidas)[number];

export type LinesAsked = {
  /** Epoch ms; `hastaMs` is not included. */
  readonly desdeMs: number;
  readonly hastaMs: number;
  /** Id of an account. */
  readonly cuenta: string | null;
  readonly referencia: string | null;
  readonly fuente: FuenteOfrecida | null;
  readonly clase: ClaseEvento | ClaseSuceso | null;
  /** Of cases: only lines of the journal have one. */
  readonly canal: Canal | null;
  /** Keyed hash of a network, as security events keep it. */
  readonly red: string | null;
  /** Keyed hash of words that somebody searched for. */
  readonly consulta: string | null;
  readonly soloLecturas: boolean;
};

/** What an index decides for the source, and what is left to filter. */
export type Way = {
  readonly fuente: FuenteDeLineas;
  readonly camino: CaminoDeLineas;
  readonly cuenta: string | null;
  readonly clase: string | null;
  readonly canal: string | null;
  readonly referencia: string | null;
};

/** Sources where such lines can be at all. */
function sourcesFor(asked: LinesAsked): readonly FuenteDeLineas[] {
  const { fuente, canal, red, consulta, soloLecturas } = asked;
  const onlySecurity = red !== null || consulta !== null || soloLecturas;
  return fuentesDeLineas.filter((one) => {
    if (fuente !== null && fuente !== (one === 'hecho-por' ? 'seguridad' : one)) return false;
    if (onlySecurity && one !== 'seguridad') return false;
    if (canal !== null && one !== 'diario') return false;
    return true;
  });
}

/** The most selective way first. */
function candidates(asked: LinesAsked): readonly CaminoDeLineas[] {
  const { referencia, red, consulta, cuenta, clase, soloLecturas } = asked;
  const by = (por: CaminoDeLineas['por'], valor: string | null): readonly CaminoDeLineas[] =>
    valor === null ? [] : [{ por, valor }];
  return [
    ...by('caso', referencia),
    ...by('consulta', consulta),
    ...by('red', red),
    ...by('cuenta', cuenta),
    ...by('clase', clase),
    ...by('lecturas', soloLecturas ? '' : null),
    { por: 'tiempo', valor: '' },
  ];
}

/**
 * A source that knows neither cases nor kinds has no lines to give where one is asked for. Of two keyed hashes or a hash
 * and a kind, what the index does not decide is left to the caller (`matches`).
 */
export function waysFor(asked: LinesAsked): readonly Way[] {
  const { cuenta, clase, canal, referencia } = asked;
  return sourcesFor(asked).flatMap((fuente): readonly Way[] => {
    const way = candidates(asked).find(({ por }) => tieneCamino(fuente, por));
    if (way === undefined) return [];
    if (fuente === 'ajustes' && (referencia !== null || clase !== null)) return [];
    if (fuente === 'registro' && (cuenta !== null || clase !== null)) return [];
    if (fuente === 'hecho-por' && (cuenta === null || way.por !== 'cuenta')) return [];
    const left = (por: CaminoDeLineas['por'], value: string | null) => (way.por === por ? null : value);
    return [
      {
        fuente,
        camino: way,
        cuenta: fuente === 'hecho-por' ? null : left('cuenta', cuenta),
        clase: left('clase', clase),
        canal,
        referencia: left('caso', referencia),
      },
    ];
  });
}
