/** A synthetic mail as a real program would write it, and what a reader has to find in it. Everybody in it is invented. */
import type { AvisoDeCorreo, EstadoDeEntrega, Proteccion, Sobre } from '../../src/domain/correo/leido.ts';
import { addressLine, header, type Parts, subjectLine, whole } from './mail-bytes.ts';

export type Tema = 'retencion' | 'corrupcion' | 'socios' | 'otro';

export type Espera = {
  /** Null: no sender can be read. */
  readonly de: string | null;
  readonly asunto: string;
  /** Each has to stand in the text. */
  readonly texto: readonly string[];
  /** None of them may stand in the text. */
  readonly textoSin?: readonly string[];
  /** Names in order of appearance. */
  readonly adjuntos?: readonly string[];
  /** At least these. */
  readonly avisos?: readonly AvisoDeCorreo[];
  readonly proteccion?: Proteccion['clase'];
  readonly firma?: Extract<Proteccion, { clase: 'smime-firmado' }>['estado'];
  readonly informe?: { readonly estados: readonly EstadoDeEntrega[]; readonly original: string | null };
  /** What a person would call it. */
  readonly clase: 'persona' | 'automatico' | 'rebote' | 'lista';
  /** What it is about, for who suggests a trámite. */
  readonly tema: Tema;
};

export type Carta = {
  readonly nombre: string;
  readonly crudo: Buffer;
  readonly sobre: Sobre;
  readonly espera: Espera;
};

export const agencyAddress = 'tramites@agencia-demostracion.example';
export const alertAddress = 'alerta@agencia-demostracion.example';
/** Of every mail unless it says otherwise: 22 November 2026, a Sunday. */
export const someDate = 'Sun, 22 Nov 2026 10:15:00 -0500';

export type Order = {
  readonly nombre: string;
  readonly de?: readonly [name: string, address: string] | null;
  readonly para?: string;
  readonly asunto?: string | null;
  readonly fecha?: string | null;
  /** Null: none. */
  readonly id?: string | null;
  /** Further header lines, in front of the body's own. */
  readonly mas?: readonly (string | Buffer)[];
  readonly cuerpo: Parts;
  readonly sobre?: Sobre;
  readonly espera: Partial<Espera> & Pick<Espera, 'texto'>;
};

const somebody = ['Persona de Prueba', 'persona.prueba@correo.example'] as const;

/** Puts the headers in the order in which most programs write them. */
export function carta(order: Order): Carta {
  const { nombre, para = agencyAddress, asunto = 'Consulta', fecha = someDate, cuerpo } = order;
  const de = order.de === undefined ? somebody : order.de;
  const id = order.id === undefined ? `${nombre.replaceAll(/[^a-z0-9]+/gi, '-')}@correo.example` : order.id;
  const crudo = whole(
    [
      de === null ? null : addressLine('From', de[0], de[1]),
      header('To', para),
      asunto === null ? null : subjectLine(asunto),
      fecha === null ? null : header('Date', fecha),
      id === null ? null : header('Message-ID', `<${id}>`),
      header('MIME-Version', '1.0'),
      ...(order.mas ?? []),
    ],
    cuerpo,
  );
  return {
    nombre,
    crudo,
    sobre: order.sobre ?? { de: de?.[1] ?? '', para: [para] },
    espera: { de: de?.[1] ?? null, asunto: asunto ?? '', clase: 'persona', tema: 'otro', ...order.espera },
  };
}
