/** How doing one thing to many cases reads. */
import type { AccionDeLote } from '../../actions/lote/lote.ts';

type Words = {
  /** In the choice under the queue. */
  readonly orden: string;
  readonly titulo: string;
  readonly boton: string;
  /** «1 solicitud …», «3 solicitudes …» */
  readonly hecho: readonly [one: string, many: string];
};

export const loteWords: { readonly [A in AccionDeLote]: Words } = {
  tomar: {
    orden: 'Tomar',
    titulo: 'Tomar varias solicitudes',
    boton: 'Tomar',
    hecho: ['quedó a su cargo', 'quedaron a su cargo'],
  },
  pasar: {
    orden: 'Pasar a otra persona',
    titulo: 'Pasar varias solicitudes',
    boton: 'Pasar',
    hecho: ['pasó a otra persona', 'pasaron a otra persona'],
  },
  devolver: {
    orden: 'Devolver a la cola',
    titulo: 'Devolver varias solicitudes',
    boton: 'Devolver',
    hecho: ['volvió a la cola', 'volvieron a la cola'],
  },
  anotar: {
    orden: 'Dejar una nota',
    titulo: 'Dejar la misma nota en varias solicitudes',
    boton: 'Guardar la nota',
    hecho: ['tiene la nota', 'tienen la nota'],
  },
  'pedir-subsanacion': {
    orden: 'Pedir la misma corrección',
    titulo: 'Pedir la misma corrección en varias solicitudes',
    boton: 'Pedir la corrección',
    hecho: ['espera la corrección', 'esperan la corrección'],
  },
};

export const casesText = (count: number): string => (count === 1 ? '1 solicitud' : `${count} solicitudes`);

/** `REFERENCIA.version`, as a box of the queue and the hidden fields of the preview say it. */
export const rowValue = ({
  referencia,
  version,
}: {
  readonly referencia: string;
  readonly version: number;
}): string => `${referencia}.${version}`;

/** What cannot be one is left out. */
export function rowsFrom(values: readonly string[]): { referencia: string; version: number }[] {
  return values.flatMap((value) => {
    const [, referencia = '', version = ''] = /^([\w-]{6,20})\.(\d{1,9})$/.exec(value) ?? [];
    return referencia === '' ? [] : { referencia, version: Number(version) };
  });
}
