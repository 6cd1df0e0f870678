/** The address of a page of lines: filters and place, read and written in one place, so that it can be sent to somebody. */
import { clasesDeLineas } from '../../actions/auditoria/line-words.ts';
import {
  type FuenteOfrecida,
  fuentesOfrecidas,
  type LinesAsked,
} from '../../actions/auditoria/lines-asked.ts';
import type { LinesPlace } from '../../actions/auditoria/read-lines.ts';
import { addDays, type CivilDate, instantOf, parseCivilDate } from '../../domain/calendar/civil-date.ts';
import type { Zone } from '../../domain/calendar/zone.ts';
import { leerReferencia } from '../../domain/solicitud/referencia.ts';
import type { Canal } from '../../domain/tramite/definicion.ts';
import { paths } from '../../paths.ts';
import { doors } from '../cifras/figures-address.ts';

/** The filters as typed or chosen; '' where nothing is. */
export type LinesTyped = {
  readonly desde: string;
  readonly hasta: string;
  /** An account's user name, e-mail or RUC; or its id, once one was chosen. */
  readonly quien: string;
  readonly cuenta: string;
  readonly referencia: string;
  readonly fuente: FuenteOfrecida | '';
  readonly clase: string;
  readonly puerta: Canal | '';
  readonly red: string;
  /** Words that somebody may have searched for. */
  readonly busco: string;
  readonly lecturas: boolean;
};

export type LinesAddress = {
  readonly typed: LinesTyped;
  readonly tras: LinesPlace | null;
  /** What does not mean anything, by field. */
  readonly errors: readonly { readonly path: string; readonly sentence: string }[];
};

const usualDays = 30;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const keyedHash = /^[\w-]{20,64}$/;
const textCharsMax = 200;

function readPlace(raw: string): LinesPlace | null {
  const parts = /^(\d{1,17}) (diario|seguridad|hecho-por|ajustes|registro) (.{1,200})$/.exec(raw);
  if (parts === null) return null;
  const [, us = '', fuente = '', clave = ''] = parts;
  const isSound = /^-?\d{1,18}$/.test(clave);
  if (fuente === 'ajustes' || fuente === 'registro')
    return /^\S* \d{1,9}( .*)?$/.test(clave) ? { us: Number(us), fuente, clave } : null;
  return isSound ? { us: Number(us), fuente: fuente as LinesPlace['fuente'], clave } : null;
}

function problems(typed: LinesTyped): LinesAddress['errors'] {
  const wrong = (path: string, sentence: string) => [{ path, sentence }];
  const isDay = (value: string) => value === '' || parseCivilDate(value) !== null;
  return [
    ...(isDay(typed.desde) ? [] : wrong('desde', 'Escriba una fecha que exista.')),
    ...(isDay(typed.hasta) ? [] : wrong('hasta', 'Escriba una fecha que exista.')),
    ...(typed.referencia === '' || leerReferencia(typed.referencia) !== null
      ? []
      : wrong('referencia', 'Revise la referencia: se escribe como VT-2K4M-7PQR-XY.')),
  ];
}

/** Anything unknown counts as not asked. */
export function readLinesAddress(query: URLSearchParams): LinesAddress {
  const word = (name: string) =>
    (query.get(name) ?? '').slice(0, textCharsMax).toWellFormed().replaceAll('\u0000', '').trim();
  const cuenta = word('cuenta').toLowerCase();
  const typed: LinesTyped = {
    desde: word('desde'),
    hasta: word('hasta'),
    quien: word('quien'),
    cuenta: uuid.test(cuenta) ? cuenta : '',
    referencia: word('caso'),
    fuente: fuentesOfrecidas.find((fuente) => fuente === word('de')) ?? '',
    clase: clasesDeLineas.find(([clase]) => clase === word('clase'))?.[0] ?? '',
    puerta: doors.find((door) => door === word('puerta')) ?? '',
    red: keyedHash.test(word('red')) ? word('red') : '',
    busco: word('busco'),
    lecturas: word('lecturas') === 'si',
  };
  return { typed, tras: readPlace(query.get('tras') ?? ''), errors: problems(typed) };
}

export function linesHref(
  typed: Partial<LinesTyped>,
  tras: LinesPlace | null = null,
  at: string = paths.mesa.auditoria.inicio,
): string {
  const query = new URLSearchParams();
  const put = (name: string, value: string | undefined) => {
    if (value !== undefined && value !== '') query.set(name, value);
  };
  put('desde', typed.desde);
  put('hasta', typed.hasta);
  put('quien', typed.quien);
  put('cuenta', typed.cuenta);
  put('caso', typed.referencia);
  put('de', typed.fuente);
  put('clase', typed.clase);
  put('puerta', typed.puerta);
  put('red', typed.red);
  put('busco', typed.busco);
  put('lecturas', typed.lecturas === true ? 'si' : '');
  if (tras !== null) put('tras', `${tras.us} ${tras.fuente} ${tras.clave}`);
  const text = query.toString();
  return text === '' ? at : `${at}?${text}`;
}

export type Around = {
  readonly hoy: CivilDate;
  readonly zone: Zone;
  readonly hashOf: (typed: string) => string;
};

/** What is asked of the action. Without dates: the last days; with a case or an account, everything. */
export function askedBy(typed: LinesTyped, cuenta: string | null, { hoy, zone, hashOf }: Around): LinesAsked {
  const isNarrow = cuenta !== null || typed.referencia !== '' || typed.red !== '' || typed.busco !== '';
  const first = parseCivilDate(typed.desde);
  const last = parseCivilDate(typed.hasta) ?? hoy;
  const usual = isNarrow ? 0 : instantOf(addDays(last, -usualDays), 0, zone);
  return {
    desdeMs: first === null ? usual : instantOf(first, 0, zone),
    hastaMs: instantOf(addDays(last, 1), 0, zone),
    cuenta,
    referencia: leerReferencia(typed.referencia),
    fuente: typed.fuente === '' ? null : typed.fuente,
    clase: clasesDeLineas.find(([clase]) => clase === typed.clase)?.[0] ?? null,
    canal: typed.puerta === '' ? null : typed.puerta,
    red: typed.red === '' ? null : typed.red,
    consulta: typed.busco === '' ? null : hashOf(typed.busco),
    soloLecturas: typed.lecturas,
  };
}
