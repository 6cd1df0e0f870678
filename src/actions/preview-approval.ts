/** What approving a case would change in the register as it stands now; nothing is written. */
import type { AdjuntoExaminado, TipoDeExamen } from '../domain/documento/examen.ts';
import type { Cambio } from '../domain/registro/asiento.ts';
import type { Solicitud } from '../domain/solicitud/solicitud.ts';
import type { Definicion } from '../domain/tramite/definicion.ts';
import { efectos } from '../domain/tramite/efectos/catalogo.ts';
import { type EffectOf, prepareEffect } from './apply-effect.ts';
import type { Deps } from './deps.ts';
import { tipoDe } from './examine-attachments.ts';
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

/** Papers whose content, and not only their presence, is what an approval writes. */
const written: ReadonlySet<TipoDeExamen> = new Set<TipoDeExamen>(['excel-socios', 'listado-seps']);

function stillRead(definicion: Definicion, adjuntos: readonly AdjuntoExaminado[]): boolean {
  return adjuntos.some((adjunto) => {
    const tipo = tipoDe(definicion, adjunto);
    return adjunto.examen === null && tipo !== null && written.has(tipo);
  });
}

/** `adjuntos`: the papers of the case with what was found in them so far. `excluidas`: rows that would be left out. */
export function previewApproval(
  deps: Deps,
  definicion: Definicion,
  { referencia, datos }: Solicitud,
  facts: Facts,
  { adjuntos, excluidas }: Pick<EffectOf, 'adjuntos' | 'excluidas'>,
): Preview {
  if (definicion.alAprobar === null) return { clase: 'sin-cambios', describe: null };
  if (!facts.hechos.registroDisponible) return { clase: 'registro-sin-respuesta' };
  if (stillRead(definicion, adjuntos))
    return {
      clase: 'sin-cambios',
      describe:
        'Todavía se leen los documentos que cambiarían el registro. Vuelva a abrir esta página en un momento.',
    };
  const effect = prepareEffect(deps, definicion, datos, facts, {
    referencia,
    adjuntos,
    ...(excluidas === undefined ? {} : { excluidas }),
  });
  if (effect === null) return { clase: 'sin-asiento' };
  if (effect.clase === 'cuenta')
    return { clase: 'sin-cambios', describe: efectos[definicion.alAprobar].describe };
  return { clase: 'cambia', cambios: effect.cambios, avisa: effect.avisos.map(({ para }) => para) };
}
