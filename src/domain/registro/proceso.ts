/** A procurement process with its schedule, as the register holds it. */

/** Only the precontractual phase can be rescheduled (Reglamento LOSNCP, art. 19). */
export type FaseProceso = 'precontractual' | 'contractual' | 'desierto' | 'cancelado' | 'finalizado';

/** `fechaHora` is the local time of the portal, 'YYYY-MM-DDTHH:MM'. */
export type Etapa = { readonly nombre: string; readonly fechaHora: string };

/** A reprogramación granted to the process: what moved, why, and the case that decided it. */
export type Reprogramacion = {
  readonly referencia: string;
  /** Civil date of the decision. */
  readonly fecha: string;
  /** Key of the answer: fuerzaMayor, casoFortuito. */
  readonly causa: string;
  /** Number of the entity's oficio; empty in petitions filed before it was asked. */
  readonly oficio: string;
  readonly cambios: readonly { readonly etapa: string; readonly antes: string; readonly ahora: string }[];
};

export type Proceso = {
  readonly codigo: string;
  /** RUC of the contracting entity. */
  readonly entidad: string;
  readonly objeto: string;
  readonly tipo: string;
  readonly fase: FaseProceso;
  readonly presupuesto: string | null;
  readonly etapas: readonly Etapa[];
  readonly suspendido: boolean;
  /** Why the hours of art. 21 do not bind it (elections, purchase abroad, emergency); absent for ordinary processes. */
  readonly exencion?: string;
  /** Oldest first; absent until the first one. */
  readonly reprogramaciones?: readonly Reprogramacion[];
};

export type Entidad = {
  readonly ruc: string;
  readonly nombre: string;
  readonly correo: string;
  readonly parroquia: string | null;
};
