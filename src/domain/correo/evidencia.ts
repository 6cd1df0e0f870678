/** What in a mail points to a thread we have: found here, looked up by the store, weighed in `decidir-hilo.ts`. */
import { leerReferencia } from '../solicitud/referencia.ts';
import { correoLimits } from './correo-limits.ts';
import type { CorreoLeido, Sobre } from './leido.ts';

/** Reads what only we can have written; null for anything forged. See `trust/correo-marcas.ts`. */
export type LectorDeMarcas = {
  /** Id of the thread whose address it is. */
  hiloDeDireccion(direccion: string): string | null;
  mensaje(messageId: string): { readonly salida: string; readonly hilo: string } | null;
};

export type Marca =
  /** It was sent to the thread's own address. */
  | { readonly fuente: 'direccion-con-clave'; readonly hilo: string }
  /** It answers, or reports on, a letter of ours. */
  | { readonly fuente: 'mensaje-con-clave'; readonly hilo: string; readonly salida: string }
  /** It is a letter of ours that came back. */
  | { readonly fuente: 'mensaje-devuelto'; readonly hilo: string; readonly salida: string }
  /** It answers a mail with this Message-ID: look for one that we received. */
  | { readonly fuente: 'mensaje-conocido'; readonly messageId: string }
  /** Its own Message-ID: look for a mail we received before that answers it. */
  | { readonly fuente: 'lo-responden'; readonly messageId: string }
  /** Its subject names this reference, of a thread or of a solicitud. */
  | { readonly fuente: 'referencia'; readonly referencia: string };

export type CorreoConMarcas = Pick<
  CorreoLeido,
  'messageId' | 'enRespuestaA' | 'referencias' | 'asunto' | 'informe' | 'para' | 'copia'
>;

/** As people write one: the prefix, then eight and two characters, however they are set apart. */
const written = /\bVT[\s.:#_-]{0,3}([0-9A-Z][\s._-]{0,2}){9}[0-9A-Z]\b/gi;

/** Only what its check characters confirm (a slip of the hand joins nothing), in order of appearance. */
export function referenciasEn(asunto: string): readonly string[] {
  const found = [...asunto.slice(0, correoLimits.subjectCharsMax).matchAll(written)]
    .map(([text]) => leerReferencia(text))
    .filter((one) => one !== null);
  return [...new Set(found)].slice(0, correoLimits.subjectReferencesMax);
}

/** What it answers first, then its chain from the latest back: carriers put the oldest first, and not always. */
function answered({ enRespuestaA, referencias, informe }: CorreoConMarcas): readonly string[] {
  const reported = informe?.original;
  const all = [...(reported ? [reported] : []), ...enRespuestaA, ...referencias.toReversed()];
  return [...new Set(all)].slice(0, correoLimits.referencesLookedUpMax);
}

function addressed({ para, copia }: CorreoConMarcas, sobre: Sobre): readonly string[] {
  return [...new Set([...sobre.para, ...para.map((p) => p.direccion), ...copia.map((c) => c.direccion)])];
}

/** Strongest first, at most `referencesLookedUpMax` Message-IDs, each mark once. */
export function buscarMarcas(
  correo: CorreoConMarcas,
  sobre: Sobre,
  lector: LectorDeMarcas,
): readonly Marca[] {
  const returned = correo.messageId === null ? null : lector.mensaje(correo.messageId);
  const threads = addressed(correo, sobre).map((direccion) => lector.hiloDeDireccion(direccion));
  const marks = answered(correo).map((messageId): Marca => {
    const ours = lector.mensaje(messageId);
    return ours === null
      ? { fuente: 'mensaje-conocido', messageId }
      : { fuente: 'mensaje-con-clave', ...ours };
  });
  const { messageId } = correo;
  return [
    ...(returned === null ? [] : [{ fuente: 'mensaje-devuelto', ...returned } as const]),
    ...[...new Set(threads)]
      .filter((hilo) => hilo !== null)
      .map((hilo): Marca => ({ fuente: 'direccion-con-clave', hilo })),
    ...marks.filter(({ fuente }) => fuente === 'mensaje-con-clave'),
    ...marks.filter(({ fuente }) => fuente === 'mensaje-conocido'),
    ...(messageId === null || returned !== null ? [] : [{ fuente: 'lo-responden', messageId } as const]),
    ...referenciasEn(correo.asunto).map((referencia): Marca => ({ fuente: 'referencia', referencia })),
  ];
}
