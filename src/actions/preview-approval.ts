/** What approving a case would change in the register as it stands now; nothing is written. */
import type { Cambio } from '../domain/registro/asiento.ts';
import type { Solicitud } from '../domain/solicitud/solicitud.ts';
import type { Definicion } from '../domain/tramite/definicion.ts';
import { efectos } from '../domain/tramite/efectos/catalogo.ts';
import { prepareEffect } from './apply-effect.ts';
import type { Deps } from './deps.ts';
import { type Facts, gatherFacts } from './gather-facts.ts';

export type Preview =
  /** `avisa`: addresses that would be told. */
  | { readonly clase: 'cambia'; readonly cambios: readonly Cambio[]; readonly avisa: readonly string[] }
  /** Approving changes no entry; `describe` says what it does instead, null for nothing. */
  | { readonly clase: 'sin-cambios'; readonly describe: string | null }
  | { readonly clase: 'registro-sin-respuesta' }
  /** The entry it would change is not in the register. */
  | { readonly clase: 'sin-asiento' };

export function factsOfCase(deps: Deps, definicion: Definicion, s: Solicitud): Promise<Facts> {
  const { ruc, clase } = s.solicitante;
  const titular = ruc === null || clase === 'publico' ? null : { clase, ruc };
  return gatherFacts(deps, definicion, s.datos, titular, []);
}

export function previewApproval(deps: Deps, definicion: Definicion, s: Solicitud, facts: Facts): Preview {
  if (definicion.alAprobar === null) return { clase: 'sin-cambios', describe: null };
  if (!facts.hechos.registroDisponible) return { clase: 'registro-sin-respuesta' };
  const { referencia, adjuntos } = s;
  const effect = prepareEffect(deps, definicion, s.datos, facts, { referencia, adjuntos });
  if (effect === null) return { clase: 'sin-asiento' };
  if (effect.clase === 'cuenta')
    return { clase: 'sin-cambios', describe: efectos[definicion.alAprobar].describe };
  return { clase: 'cambia', cambios: effect.cambios, avisa: effect.avisos.map(({ para }) => para) };
}
