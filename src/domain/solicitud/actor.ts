/** Who does something, as every action, policy and event sees it. */

/**
 * `lector` reads complaints of the sealed room and `custodio` opens identities there; they give no right outside of it.
 * `delegado` (de protección de datos) answers people about their data; it opens no case.
 */
export const rolesDeFuncionario = [
  'funcionario',
  'supervisor',
  'auditor',
  'administrador',
  'lector',
  'custodio',
  'delegado',
] as const;

export type RolFuncionario = (typeof rolesDeFuncionario)[number];

/** `persona` is the account that signed in; `ruc` whom it acts for. */
export type Actor =
  | { readonly clase: 'publico' }
  | { readonly clase: 'sistema' }
  /** Whoever holds the link that was sent for one case: to the entity that is asked, or to whoever filed without account. */
  | {
      readonly clase: 'enlace';
      readonly papel: 'entidad' | 'titular';
      readonly solicitud: string;
      readonly ruc: string | null;
      readonly nombre: string;
    }
  | { readonly clase: 'proveedor'; readonly cuenta: string; readonly ruc: string; readonly nombre: string }
  | { readonly clase: 'entidad'; readonly cuenta: string; readonly ruc: string; readonly nombre: string }
  | {
      readonly clase: 'funcionario';
      readonly cuenta: string;
      readonly nombre: string;
      readonly roles: readonly RolFuncionario[];
      /** The units whose cases the person handles. */
      readonly unidades: readonly string[];
    };

export type Funcionario = Extract<Actor, { clase: 'funcionario' }>;
export type Solicitante = Extract<Actor, { clase: 'proveedor' | 'entidad' }>;

/** What the journal keeps of an actor: enough to answer "who", nothing that changes later. */
export type ActorAnotado = {
  readonly clase: Exclude<Actor['clase'], 'enlace'>;
  readonly cuenta: string | null;
  readonly nombre: string;
  readonly ruc: string | null;
};

export function anotarActor(actor: Actor): ActorAnotado {
  switch (actor.clase) {
    case 'publico':
      return { clase: actor.clase, cuenta: null, nombre: 'Persona sin sesión', ruc: null };
    case 'sistema':
      return { clase: actor.clase, cuenta: null, nombre: 'Ventanilla', ruc: null };
    case 'enlace':
      return actor.papel === 'entidad'
        ? { clase: 'entidad', cuenta: null, nombre: actor.nombre, ruc: actor.ruc }
        : { clase: 'publico', cuenta: null, nombre: actor.nombre, ruc: actor.ruc };
    case 'funcionario':
      return { clase: actor.clase, cuenta: actor.cuenta, nombre: actor.nombre, ruc: null };
    default:
      return { clase: actor.clase, cuenta: actor.cuenta, nombre: actor.nombre, ruc: actor.ruc };
  }
}

export function esFuncionario(actor: Actor): actor is Funcionario {
  return actor.clase === 'funcionario';
}

export function esSolicitante(actor: Actor): actor is Solicitante {
  return actor.clase === 'proveedor' || actor.clase === 'entidad';
}
