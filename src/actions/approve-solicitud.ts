/** An officer approves: the effect is applied in the same transaction, on the register as it is now. */
import { civilDateAt } from '../domain/calendar/civil-date.ts';
import type { Json } from '../domain/canonical-json.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusals.ts';
import type { Funcionario } from '../domain/solicitud/actor.ts';
import { citaLegal } from '../domain/tramite/vigencia.ts';
import { prepareEffect } from './apply-effect.ts';
import { type Changed, type Command, changeSolicitud } from './change-solicitud.ts';
import { cleanMessage } from './clean-message.ts';
import { demoraMs } from './clocks.ts';
import { closed } from './close-solicitud.ts';
import type { Deps } from './deps.ts';
import { contextIn, examineAttachments } from './examine-attachments.ts';
import { gatherFacts } from './gather-facts.ts';
import { requerimientoPendiente } from './requerimiento-pendiente.ts';

export type Approval = Command & {
  readonly motivo: string;
  readonly revisiones: readonly string[];
  /** Rows of a comparison that the officer leaves out, by their key. */
  readonly excluidas?: readonly string[];
};

export function approveSolicitud(
  deps: Deps,
  actor: Funcionario,
  input: Approval,
): Promise<Changed | Refusal> {
  const { excluidas = [] } = input;
  return changeSolicitud(deps, actor, input, {
    verbo: 'aprobar',
    cuerpo: { motivo: input.motivo, revisiones: input.revisiones, excluidas },
    aplica: async (s, nowMs) => {
      const vigente = deps.definiciones.porId(s.tramite);
      if (vigente === null) return refuse('transicion-imposible');
      const motivo = cleanMessage(input.motivo, 'motivo', 'falta-motivo');
      if (isRefusal(motivo)) return motivo;
      const { definicion } = vigente;
      const unasked = requerimientoPendiente(definicion, s);
      if (unasked !== null) return unasked;
      const sinMarcar = definicion.revisiones.filter((r) => !input.revisiones.includes(r));
      if (sinMarcar.length > 0) {
        const errors = sinMarcar.map((r) => ({ path: 'revisiones', sentence: `Falta confirmar: ${r}` }));
        return refuse('datos-con-errores', {
          sentence: 'Confirme cada punto de la lista antes de aprobar.',
          errors,
        });
      }
      const { ruc, clase } = s.solicitante;
      const titular = ruc === null || clase === 'publico' ? null : { clase, ruc };
      const facts = await gatherFacts(deps, definicion, s.datos, titular, []);
      if (!facts.hechos.registroDisponible)
        return refuse('registro-cambiado', {
          sentence: 'El registro no responde ahora; intente aprobar más tarde.',
        });
      const effect = prepareEffect(deps, definicion, s.datos, facts, {
        referencia: s.referencia,
        adjuntos: await examineAttachments(deps, definicion, contextIn(facts.hechos), s.adjuntos),
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
      const { cambios, avisos, encargo, clase: claseEfecto, estado: efecto } = effect;
      const baseLegal = citaLegal(definicion, civilDateAt(s.presentadaMs, facts.calendar.zone));
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
        revisiones: input.revisiones,
        excluidas,
        propuso: s.propuesta?.cuenta ?? null,
      };
      const solicitud = { ...closed(s, nowMs), decision };
      return { solicitud, evento, escritura: effect.escritura, demoraMs: demoraMs(solicitud, nowMs) };
    },
  });
}
