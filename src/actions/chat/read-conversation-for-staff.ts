/** What an agent sees beside a conversation: the supplier's register entry and open cases. Reading it is written down. */
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import type { Ficha } from '../../domain/registro/ficha.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { nombreDeParroquia } from '../../domain/tramite/resumen.ts';
import { RegistryFault } from '../../registry/port.ts';
import { readFactsByCode } from '../../store/catalogos.ts';
import { type FilaDeCola, listByReferenciaOrRuc } from '../../store/cola.ts';
import { type Colega, listColegas } from '../../store/colegas.ts';
import { noteLectura } from '../../store/lecturas.ts';
import type { Deps } from '../deps.ts';
import { readConversation } from './find-conversation.ts';
import { asAgent } from './staff-command.ts';
import { staffLimits } from './staff-limits.ts';

export type RegisterBeside = {
  readonly ficha: Ficha | null;
  /** «Parroquia, cantón, provincia» of the registered address. */
  readonly parroquia: string | null;
  /** False: the register does not answer now. */
  readonly disponible: boolean;
};

export type StaffConversation = {
  readonly conversacion: Conversacion;
  /** Null until a supplier signed in inside the conversation. */
  readonly registro: RegisterBeside | null;
  /** Open cases of the person's RUC in the units the agent works for, the newest first. */
  readonly casos: readonly FilaDeCola[];
  /** Whom it can be handed on to, by name; the reader is among them. */
  readonly colegas: readonly Colega[];
};

async function registerOf(deps: Deps, ruc: string): Promise<RegisterBeside> {
  try {
    const ficha = (await deps.registry.proveedor(ruc))?.contenido ?? null;
    const codigo = ficha?.direccion?.parroquia;
    if (codigo === undefined) return { ficha, parroquia: null, disponible: true };
    const { parroquias } = await readFactsByCode(deps.db, [codigo], []);
    return { ficha, parroquia: nombreDeParroquia(codigo, { parroquias }), disponible: true };
  } catch (error) {
    if (!(error instanceof RegistryFault)) throw error;
    deps.log.warn('registro-sin-respuesta', { kind: error.name });
    return { ficha: null, parroquia: null, disponible: false };
  }
}

async function openCasesOf(deps: Deps, actor: Funcionario, ruc: string): Promise<readonly FilaDeCola[]> {
  const { casesBesideMax, casesLookedAtMax } = staffLimits;
  const found = await listByReferenciaOrRuc(deps.db, { ruc }, actor.unidades, casesLookedAtMax);
  return found.filter(({ cerradaMs }) => cerradaMs === null).slice(0, casesBesideMax);
}

/** The visit is noted before anything is shown. `sesion`: the session that reads. */
export async function readConversationForStaff(
  deps: Deps,
  actor: Funcionario,
  sesion: { readonly id: string; readonly creadaMs: number },
  id: string,
): Promise<StaffConversation | Refusal> {
  const conversacion = await readConversation(deps, asAgent(actor), id);
  if (isRefusal(conversacion)) return conversacion;
  const { id: own, persona, unidad } = conversacion;
  const lectura = { cuenta: actor.cuenta, conversacion: own, sesion: sesion.id, desdeMs: sesion.creadaMs };
  await noteLectura(deps.db, lectura, deps.clock.nowMs());
  const [registro, casos, colegas] = await Promise.all([
    persona?.clase === 'proveedor' ? registerOf(deps, persona.ruc) : null,
    persona === null ? [] : openCasesOf(deps, actor, persona.ruc),
    listColegas(deps.db, unidad),
  ]);
  return { conversacion, registro, casos, colegas };
}
