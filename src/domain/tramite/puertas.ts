/** The doors a trámite has: those the agency published, always open, and those beyond, each of which the agency can close. */
import type { Canal, Definicion } from './definicion.ts';

export type Puerta = {
  readonly canal: Canal;
  /** Whether the agency's own table names it. */
  readonly publicada: boolean;
  readonly abierta: boolean;
};

type ConPuertas = Pick<Definicion, 'id' | 'canales' | 'tambienPor' | 'recepcionCerrada'>;

/** `cerradas`: as `tramite:puerta`. */
export function puertasDe(
  { id, canales, tambienPor = [], recepcionCerrada }: ConPuertas,
  cerradas: ReadonlySet<string>,
): readonly Puerta[] {
  const opened = recepcionCerrada === undefined;
  return [
    ...canales.map((canal) => ({ canal, publicada: true, abierta: opened })),
    ...tambienPor.map((canal) => ({
      canal,
      publicada: false,
      abierta: opened && !cerradas.has(`${id}:${canal}`),
    })),
  ];
}

/** Whether people can file it by themselves in a browser; what only comes by mail cannot. */
export function tienePuertaWeb(definicion: ConPuertas, cerradas: ReadonlySet<string>): boolean {
  return puertasDe(definicion, cerradas).some(({ canal, abierta }) => abierta && canal !== 'correo');
}

/** The switch of the sealed room's own web door. */
export function tienePuertaSellada(
  { id, sellado }: Pick<Definicion, 'id' | 'sellado'>,
  cerradas: ReadonlySet<string>,
): boolean {
  return sellado === true && !cerradas.has(`${id}:web`);
}

/** What a person reads where the web door is closed. */
export function puertaCerrada({
  recepcionCerrada,
  contacto,
  sellado,
}: Pick<Definicion, 'recepcionCerrada' | 'contacto' | 'sellado'>): string {
  if (sellado === true)
    return `Esto no se presenta por aquí: para protegerle, solo lo recibe la sala reservada. Use la página de denuncias de este sitio o escriba a ${contacto}.`;
  return recepcionCerrada ?? `Este trámite se presenta por correo electrónico: escriba a ${contacto}.`;
}
