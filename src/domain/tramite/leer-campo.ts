/** Reads one raw answer into its stored form. Every sentence of refusal is written for the person who typed it. */
import { parseCivilDate } from '../calendar/civil-date.ts';
import { parseCiiu } from '../identity/ciiu.ts';
import { parseCorreo } from '../identity/correo.ts';
import { parseCpc5 } from '../identity/cpc.ts';
import { cleanText } from '../identity/nombre.ts';
import type { Parsed } from '../identity/parsed.ts';
import { accept, refuse } from '../identity/parsed.ts';
import { parseProcessCode } from '../identity/process-code.ts';
import { parseRuc } from '../identity/ruc.ts';
import { parseTelefono } from '../identity/telefono.ts';
import type { CampoSimple } from './campo.ts';

const mapa = <T>(leido: Parsed<T>, valor: (v: T) => string): Parsed<string> =>
  leido.ok ? accept(valor(leido.value), ...leido.warnings) : leido;

/** Accepts what people write of a day, or what the three boxes give. */
export function leerFecha(crudo: string): Parsed<string> {
  const junto = crudo.trim().match(/^(\d{4})-(\d{1,2})-(\d{1,2})$|^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/);
  if (junto === null)
    return refuse('fecha-formato', 'Escriba la fecha con día, mes y año; por ejemplo 27/03/1985.');
  const [, a1, m1, d1, d2, m2, a2] = junto;
  const iso = `${a1 ?? a2}-${(m1 ?? m2 ?? '').padStart(2, '0')}-${(d1 ?? d2 ?? '').padStart(2, '0')}`;
  const fecha = parseCivilDate(iso);
  return fecha === null
    ? refuse('fecha-inexistente', 'Esa fecha no existe en el calendario.')
    : accept(fecha);
}

function leerFechaHora(crudo: string): Parsed<string> {
  const partes = crudo.trim().match(/^(\S+)[T ]+(\d{1,2})[:hH](\d{2})$/);
  if (partes === null)
    return refuse('fecha-hora-formato', 'Escriba la fecha y la hora; por ejemplo 27/11/2026 15:30.');
  const [, dia = '', hora = '', minuto = ''] = partes;
  const fecha = leerFecha(dia);
  if (!fecha.ok) return fecha;
  if (Number(hora) > 23 || Number(minuto) > 59)
    return refuse('hora-inexistente', 'La hora va de 00:00 a 23:59.');
  return accept(`${fecha.value}T${hora.padStart(2, '0')}:${minuto}`);
}

function leerExtension(crudo: string): Parsed<string> {
  const digitos = crudo.trim();
  return /^\d{1,6}$/.test(digitos)
    ? accept(digitos)
    : refuse('extension-formato', 'La extensión tiene de 1 a 6 dígitos.');
}

/** An extension typed with the number would be lost: it has its own box. */
function leerTelefono(crudo: string): Parsed<string> {
  const leido = parseTelefono(crudo);
  return leido.ok && leido.value.extension !== null
    ? refuse('telefono-con-extension', 'Escriba aquí solo el número; la extensión va en su propia casilla.')
    : mapa(leido, (t) => t.nacional);
}

function leerUbicacion(crudo: string): Parsed<string> {
  const codigo = crudo.trim();
  return /^\d{6}$/.test(codigo)
    ? accept(codigo)
    : refuse('ubicacion-incompleta', 'Elija la provincia, el cantón y la parroquia.');
}

/** Reads a required, non-empty answer to a single question; `varias` is read by `leerVarias`. */
export function leerCampo(campo: Exclude<CampoSimple, { tipo: 'varias' }>, crudo: string): Parsed<string> {
  switch (campo.tipo) {
    case 'texto':
      return cleanText(crudo, { max: campo.max });
    case 'textoLargo':
      return cleanText(crudo, { max: campo.max, multiline: true });
    case 'correo':
      return mapa(parseCorreo(crudo), (c) => c.address);
    case 'telefono':
      return leerTelefono(crudo);
    case 'extension':
      return leerExtension(crudo);
    case 'fecha':
      return leerFecha(crudo);
    case 'fechaHora':
      return leerFechaHora(crudo);
    case 'ruc':
      return mapa(parseRuc(crudo), (r) => r.ruc);
    case 'ubicacion':
      return leerUbicacion(crudo);
    case 'cpc':
      return parseCpc5(crudo);
    case 'ciiuPropio':
      return parseCiiu(crudo);
    case 'proceso':
      return mapa(parseProcessCode(crudo), (p) => p.code);
    case 'opcion':
      return Object.hasOwn(campo.opciones, crudo)
        ? accept(crudo)
        : refuse('opcion-desconocida', 'Elija una de las opciones.');
  }
}
