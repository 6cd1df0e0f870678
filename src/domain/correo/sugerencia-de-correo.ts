/** Which trámite a mail is about; and at the alert address, whether it can leave the sealed room. */
import { type IndiceDeSugerencias, type Sugerencia, sugerir } from '../chat/sugerir.ts';
import { foldForSearch } from '../identity/nombre.ts';
import type { Definicion } from '../tramite/definicion.ts';
import { correoLimits } from './correo-limits.ts';
import type { CorreoLeido, ParteAdjunta } from './leido.ts';
import { senalesDeReserva } from './palabras-de-reserva.ts';

type Asunto = Pick<CorreoLeido, 'asunto' | 'adjuntos' | 'proteccion'>;

const answerMarks = /^(?:\s*(?:re|rv|fw|fwd|reenv|rta|resp)\s*(?:\[\d+\])?\s*:)+/i;

/** «Re: RV:» and the like say nothing of what a mail is about. */
function ownSubject(asunto: string): string {
  return asunto.replace(answerMarks, '').trim();
}

const nameOf = ({ nombre }: ParteAdjunta) => nombre.replace(/\.[a-z0-9]{1,5}$/i, '').replace(/[_.-]+/g, ' ');

/** Who only writes «adjunto lo solicitado» says in the names of the files what it is. */
function textToWeigh({ asunto, adjuntos }: Asunto, visible: string): string {
  const said = `${ownSubject(asunto)}\n${visible}`;
  const isShort = said.split(/\s+/).length < correoLimits.tellingWordsMin;
  const files = adjuntos
    .filter(({ origen }) => origen !== 'mensaje')
    .slice(0, correoLimits.fileNamesWeighedMax);
  return isShort ? [said, ...files.map(nameOf)].join('\n') : said;
}

/** The likeliest first; [] where none fits well enough for a machine to act on it. `visible`: without what is quoted. */
export function sugerirTramite(
  indice: IndiceDeSugerencias,
  correo: Asunto,
  visible: string,
): readonly Sugerencia[] {
  const found = sugerir(indice, textToWeigh(correo, visible));
  return (found[0]?.puntaje ?? 0) >= correoLimits.suggestedShareMin ? found : [];
}

/** `tramite`: the one that asks a contracting entity, where that is what it is about. */
export type AsuntoDeAlerta =
  | { readonly asunto: 'ordinario'; readonly tramite: string; readonly porque: readonly string[] }
  | { readonly asunto: 'sellado'; readonly tramite: null; readonly porque: readonly string[] };

function unreadable({ adjuntos, proteccion }: Asunto): readonly string[] {
  const isEncrypted = proteccion.clase === 'smime-cifrado' || proteccion.clase === 'pgp-cifrado';
  const hasMail = adjuntos.some(({ origen }) => origen === 'mensaje');
  return [
    ...(isEncrypted ? ['Viene cifrado: no se sabe qué dice.'] : []),
    ...(hasMail ? ['Trae otro correo adjunto, que no se ha leído.'] : []),
  ];
}

/** Only where the trámite that asks an entity is first by far, and no sealed one is near. */
function clearlyAsked(
  indice: IndiceDeSugerencias,
  definiciones: readonly Definicion[],
  text: string,
): Definicion | null {
  const [first, second] = sugerir(indice, text);
  const definicion = definiciones.find(({ id }) => id === first?.tramite);
  if (first === undefined || definicion?.requerimiento === undefined || definicion.sellado) return null;
  const isClear =
    first.puntaje >= correoLimits.alertShareMin && (second?.puntaje ?? 0) <= correoLimits.alertSecondShareMax;
  return isClear ? definicion : null;
}

/**
 * Errs towards sealing: `ordinario` only when the trámite that asks a contracting entity (`requerimiento`) is clearly first
 * and not one word speaks of corruption, extortion, threat or reserve, in what is quoted and in the names of files too.
 */
export function asuntoDeAlerta(
  indice: IndiceDeSugerencias,
  definiciones: readonly Definicion[],
  correo: Asunto,
  { visible, cita }: { readonly visible: string; readonly cita: string },
): AsuntoDeAlerta {
  const everything = [correo.asunto, visible, cita, ...correo.adjuntos.map(nameOf)].join('\n');
  const against = [...unreadable(correo), ...senalesDeReserva(foldForSearch(everything))];
  if (against.length > 0) return { asunto: 'sellado', tramite: null, porque: against };
  const asked = clearlyAsked(indice, definiciones, textToWeigh(correo, visible));
  if (asked === null) {
    const porque = ['No es claramente una denuncia por falta de pago.'];
    return { asunto: 'sellado', tramite: null, porque };
  }
  return { asunto: 'ordinario', tramite: asked.id, porque: [`Trata de «${asked.nombre}».`] };
}
