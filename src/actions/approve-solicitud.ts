/** An officer approves: the effect is applied in the same transaction, on the register as it is now. */
import { civilDateAt } from '../domain/calendar/civil-date.ts';
import type { Json } from '../domain/canonical-json.ts';
import { impedimentoPara } from '../domain/policy.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusals.ts';
import type { Funcionario } from '../domain/solicitud/actor.ts';
import type { Solicitud } from '../domain/solicitud/solicitud.ts';
import type { Definicion } from '../domain/tramite/definicion.ts';
import { citaLegal } from '../domain/tramite/vigencia.ts';
import { type PreparedEffect, prepareEffect } from './apply-effect.ts';
import { type Changed, type Command, changeSolicitud } from './change-solicitud.ts';
import { cleanMessage } from './clean-message.ts';
import { demoraMs } from './clocks.ts';
import { closed } from './close-solicitud.ts';
import type { Deps } from './deps.ts';
import { type CaseEvidence, caseSeen } from './dos-personas/case-seen.ts';
import { gatherEvidence } from './dos-personas/gather-evidence.ts';
import { readFourEyes, withFourEyes } from './dos-personas/read-four-eyes.ts';
import { pageMoved, rowsMoved, type Seen, unseenDifferences } from './dos-personas/second-look.ts';
import { requerimientoPendiente } from './requerimiento-pendiente.ts';

export type Approval = Command &
  Seen & {
    readonly motivo: string;
    readonly revisiones: readonly string[];
    /** Rows of a comparison that the officer leaves out, by their key; those of a proposal count instead of these. */
    readonly excluidas?: readonly string[];
  };

/** What stands in the way whatever the evidence says. */
function unready(definicion: Definicion, s: Solicitud, { revisiones }: Approval): Refusal | null {
  const unasked = requerimientoPendiente(definicion, s);
  if (unasked !== null) return unasked;
  const sinMarcar = definicion.revisiones.filter((r) => !revisiones.includes(r));
  if (sinMarcar.length === 0) return null;
  return refuse('datos-con-errores', {
    sentence: 'Confirme cada punto de la lista antes de aprobar.',
    errors: sinMarcar.map((r) => ({ path: 'revisiones', sentence: `Falta confirmar: ${r}` })),
  });
}

/** One person alone, something that nobody saw, or a register that is silent. */
async function obstacle(
  deps: Deps,
  actor: Funcionario,
  s: Solicitud,
  definicion: Definicion,
  { evidence, input }: { readonly evidence: CaseEvidence; readonly input: Approval },
): Promise<Refusal | null> {
  if (!evidence.facts.hechos.registroDisponible)
    return refuse('registro-cambiado', {
      sentence: 'El registro no responde ahora; intente aprobar más tarde.',
    });
  const moved = rowsMoved(input, evidence.socios);
  if (moved !== null) return moved;
  const ojos = await readFourEyes(deps, s, definicion, evidence.socios);
  const stop = impedimentoPara(actor, 'aprobar', { ...withFourEyes(s, ojos), estado: 'en-revision' });
  if (stop !== null || !ojos.aprobar) return stop;
  const visto = caseSeen(deps, s, definicion, evidence);
  return pageMoved(input, visto) ?? unseenDifferences(input, s.propuesta, visto);
}

function effectOf(
  deps: Deps,
  definicion: Definicion,
  s: Solicitud,
  { facts, papeles, excluidas }: CaseEvidence,
): PreparedEffect | Refusal {
  const { referencia } = s;
  const effect = prepareEffect(deps, definicion, s.datos, facts, {
    referencia,
    adjuntos: papeles,
    excluidas,
  });
  if (effect === null) {
    return refuse('registro-cambiado', {
      sentence:
        'El asiento que este trámite debe cambiar no consta en el registro. Impórtelo o niegue la solicitud.',
    });
  }
  if (effect.cambios.length === 0 && (effect.clase === 'proveedor' || effect.clase === 'proceso')) {
    return refuse('registro-cambiado', {
      sentence:
        'Aprobar no cambiaría nada en el registro: lo pedido ya consta o no corresponde a este asiento.',
    });
  }
  return effect;
}

export function approveSolicitud(
  deps: Deps,
  actor: Funcionario,
  input: Approval,
): Promise<Changed | Refusal> {
  const { revisiones } = input;
  return changeSolicitud(deps, actor, input, {
    verbo: 'aprobar',
    cuerpo: { motivo: input.motivo, revisiones, excluidas: input.excluidas ?? [] },
    aplica: async (s, nowMs) => {
      const definicion = deps.definiciones.porId(s.tramite)?.definicion;
      if (definicion === undefined) return refuse('transicion-imposible');
      const motivo = cleanMessage(input.motivo, 'motivo', 'falta-motivo');
      if (isRefusal(motivo)) return motivo;
      const early = unready(definicion, s, input);
      if (early !== null) return early;
      const excluidas = s.propuesta?.excluidas ?? input.excluidas ?? [];
      const evidence = await gatherEvidence(deps, definicion, s, excluidas);
      const stop = await obstacle(deps, actor, s, definicion, { evidence, input });
      if (stop !== null) return stop;
      const effect = effectOf(deps, definicion, s, evidence);
      if (isRefusal(effect)) return effect;
      const { cambios, avisos, encargo, clase: claseEfecto, estado: efecto } = effect;
      const baseLegal = citaLegal(definicion, civilDateAt(s.presentadaMs, evidence.facts.calendar.zone));
      const decision = {
        resultado: 'aprobada' as const,
        motivo,
        baseLegal,
        cambios,
        funcionario: actor.cuenta,
        decididaMs: nowMs,
        efecto,
      };
      const evento: { [k: string]: Json } = {
        motivo,
        baseLegal,
        cambios,
        avisos,
        efecto: { clase: claseEfecto, encargo },
        revisiones,
        excluidas,
        propuso: s.propuesta?.cuenta ?? null,
      };
      const solicitud = { ...closed(s, nowMs), decision };
      return { solicitud, evento, escritura: effect.escritura, demoraMs: demoraMs(solicitud, nowMs) };
    },
  });
}
