/** Records on a case what became of the effect its approval owed outside: applied, or given up and left to people. */
import type { Json } from '../domain/canonical-json.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusals.ts';
import { findSolicitudById } from '../store/solicitudes.ts';
import { type Changed, changeSolicitud } from './change-solicitud.ts';
import type { Deps } from './deps.ts';

export type EffectOutcome = {
  readonly solicitud: string;
  /** Number and hash of the event that owed the effect. */
  readonly n: number;
  readonly hash: string;
  readonly estado: 'aplicado' | 'fallido';
  /** Why it failed, in plain Spanish for staff; empty when applied. */
  readonly motivo: string;
  /** Notices that were waiting for the change to be real. */
  readonly avisos: Json;
};

/** Somebody may be working on the case meanwhile: the record is then made on the new version. */
const versionsTriedMax = 5;

/**
 * Once per effect and outcome, whatever is repeated: the command's key derives from the event. Refused with
 * `transicion-imposible` while the case is not approved any more (it was reopened).
 */
export async function recordEffect(deps: Deps, outcome: EffectOutcome): Promise<Changed | Refusal> {
  const { n, hash, estado, motivo, avisos } = outcome;
  const llave = `efecto-${estado}-${hash.slice(0, 48)}`;
  for (let i = 0; i < versionsTriedMax; i += 1) {
    const antes = await findSolicitudById(deps.db, outcome.solicitud);
    if (antes === null) return refuse('no-encontrada');
    const { referencia, version } = antes;
    const changed = await changeSolicitud(
      deps,
      { clase: 'sistema' },
      { referencia, versionVista: version, llave },
      {
        verbo: 'registrar-efecto',
        cuerpo: null,
        aplica: (s) => {
          if (s.decision === null) return refuse('transicion-imposible');
          const decision = { ...s.decision, efecto: estado };
          return {
            solicitud: { ...s, decision },
            evento: { estado, motivo, delEvento: n, ...(estado === 'aplicado' ? { avisos } : {}) },
          };
        },
      },
    );
    // The key is already spent: it was recorded on an earlier version of the case.
    if (isRefusal(changed) && changed.code === 'llave-repetida-con-otro-contenido')
      return { referencia, estado: antes.estado, version };
    if (!isRefusal(changed) || changed.code !== 'version-vieja') return changed;
  }
  return refuse('version-vieja');
}
