/** What people may ask about their data, how it came in and how it stands. */
import type { Plazo } from '../calendar/plazo.ts';

export const derechos = ['acceso', 'rectificacion', 'supresion', 'oposicion'] as const;
export type Derecho = (typeof derechos)[number];

export type ViaDePeticion = 'portal' | 'correo' | 'ventanilla';

/** `en-preparacion`: the copy of an access is being put together; `lista`: it is there and only its delivery is left. */
export type EstadoDePeticion = 'recibida' | 'en-preparacion' | 'lista' | 'atendida' | 'rechazada';

export const nombreDeDerecho: { readonly [D in Derecho]: string } = {
  acceso: 'Acceso a sus datos',
  rectificacion: 'Corrección de un dato',
  supresion: 'Eliminación de datos',
  oposicion: 'Oposición a un uso',
};

export const explicacionDeDerecho: { readonly [D in Derecho]: string } = {
  acceso: 'Una copia completa de lo que guardamos de usted, para leer y para usar en otro programa.',
  rectificacion: 'Algo que guardamos de usted está mal o incompleto.',
  supresion:
    'Quiere que eliminemos lo que ya no haga falta. Le diremos qué se puede eliminar y qué no, y por qué.',
  oposicion: 'No está de acuerdo con que usemos un dato para algo.',
};

export const nombreDeEstadoDePeticion: { readonly [E in EstadoDePeticion]: string } = {
  recibida: 'Recibida',
  'en-preparacion': 'En preparación',
  lista: 'Lista para entregar',
  atendida: 'Atendida',
  rechazada: 'Rechazada con motivo',
};

export const nombreDeVia: { readonly [V in ViaDePeticion]: string } = {
  portal: 'Portal, con sesión',
  correo: 'Correo',
  ventanilla: 'En persona',
};

export type Peticion = {
  readonly id: string;
  /** `DP-XXXX-XXXX-CC`: told to whoever asked. */
  readonly numero: string;
  readonly derecho: Derecho;
  readonly via: ViaDePeticion;
  readonly version: number;
  readonly estado: EstadoDePeticion;
  /** Account that asked; null for people without one. */
  readonly cuenta: string | null;
  readonly ruc: string | null;
  readonly nombre: string;
  /** Where the answer goes. */
  readonly correo: string | null;
  readonly detalle: string;
  /** How it was made sure who asks; null: nothing may be given out yet. */
  readonly identidad: string | null;
  readonly recibidaMs: number;
  readonly venceMs: number;
  readonly plazo: Plazo;
  readonly respuesta: string | null;
  readonly respondidaMs: number | null;
  readonly paquete: {
    readonly sha256: string;
    readonly tamanoBytes: number;
    readonly hastaMs: number;
  } | null;
};

export type PasoDePeticion = {
  readonly n: number;
  readonly clase:
    | 'recibida'
    | 'preparada'
    | 'descargada'
    | 'eliminada'
    | 'identidad'
    | 'atendida'
    | 'rechazada';
  readonly nombre: string;
  readonly texto: string;
  readonly ocurridoMs: number;
};

export function estaPendiente({ estado }: Pick<Peticion, 'estado'>): boolean {
  return estado !== 'atendida' && estado !== 'rechazada';
}
