/** A procurement process with its schedule, as the register holds it. */

/** Only the precontractual phase can be rescheduled (Reglamento LOSNCP, art. 19). */
export type FaseProceso = 'precontractual' | 'contractual' | 'desierto' | 'cancelado' | 'finalizado';

/** `fechaHora` is the local time of the portal, 'YYYY-MM-DDTHH:MM'. */
export type Etapa = { readonly nombre: string; readonly fechaHora: string };

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
};

export type Entidad = {
  readonly ruc: string;
  readonly nombre: string;
  readonly correo: string;
  readonly parroquia: string | null;
};
