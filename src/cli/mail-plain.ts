/** What was found in a mail, for a person at a terminal. */
import type { Direccion } from '../domain/correo/leido.ts';
import type { MailFindings } from './mail-findings.ts';

const linesShownMax = 40;
const listedMax = 20;

/** A mail may hold anything: nothing of it may command the terminal. */
const harmless = (text: string) =>
  text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (char) => (char === '\n' ? char : '�'));

const person = ({ nombre, direccion }: Direccion) => (nombre === '' ? direccion : `${nombre} <${direccion}>`);
const people = (all: readonly Direccion[]) => {
  const rest = all.length - listedMax;
  return `${all.slice(0, listedMax).map(person).join(', ')}${rest > 0 ? ` y ${rest} más` : ''}`;
};

function excerpt(text: string): string {
  const lines = text.trim().split('\n');
  const rest = lines.length - linesShownMax;
  return lines
    .slice(0, linesShownMax)
    .map((line) => `  | ${line.slice(0, 200)}`)
    .concat(rest > 0 ? [`  | … y ${rest} líneas más`] : [])
    .join('\n');
}

function aboutSender({ autenticacion: a, remitente }: MailFindings): readonly string[] {
  const results = `SPF ${a.spf}, DKIM ${a.dkim}, DMARC ${a.dmarc}, ARC ${a.arc}`;
  return [
    `Remitente: ${remitente.autenticidad} (${a.fuente === 'ninguna' ? 'nadie lo comprobó' : results})`,
    ...(remitente.avisos.length === 0 ? [] : [`Avisos del remitente: ${remitente.avisos.join(', ')}`]),
  ];
}

function aboutFiles({ correo: { adjuntos }, formatos }: MailFindings): readonly string[] {
  return adjuntos
    .slice(0, listedMax)
    .map(
      ({ nombre, tipo, tamanoBytes, origen, sha256 }) =>
        `  - ${nombre} (${formatos[sha256] ?? tipo}, ${tamanoBytes} bytes, ${origen})`,
    );
}

function aboutTramite({ sugerencias, alerta, comprendido }: MailFindings): readonly string[] {
  const [first] = sugerencias;
  return [
    first === undefined
      ? 'Trámite: no se reconoce ninguno'
      : `Trámite: ${first.tramite} (${Math.round(first.puntaje * 100)} %)`,
    `En la dirección de alerta: ${alerta.asunto}. ${alerta.porque.join(' ')}`,
    ...Object.entries(comprendido?.recogido.datos ?? {}).map(([campo, valor]) => `  ✓ ${campo}: ${valor}`),
    ...(comprendido?.recogido.documentos ?? []).map(
      ({ clave, adjunto }) => `  ✓ ${clave}: ${adjunto.nombre}`,
    ),
    ...(comprendido?.faltan ?? []).map(({ etiqueta }) => `  ✗ falta: ${etiqueta}`),
  ];
}

export function plainFindings(found: MailFindings): string {
  const { correo, texto, clase, marcas } = found;
  const lines = [
    `Asunto: ${correo.asunto}`,
    `De: ${correo.de === null ? '(nadie)' : person(correo.de)}`,
    ...(correo.responderA.length === 0 ? [] : [`Responder a: ${people(correo.responderA)}`]),
    `Para: ${people([...correo.para, ...correo.copia])}`,
    `Fecha: ${correo.fechaMs === null ? '(ninguna)' : new Date(correo.fechaMs).toISOString()}`,
    ...aboutSender(found),
    `Clase: ${clase.clase}. ${clase.porque.join(' ')}`,
    ...(correo.avisos.length === 0 ? [] : [`Avisos: ${correo.avisos.join(', ')}`]),
    ...(correo.proteccion.clase === 'ninguna' ? [] : [`Protección: ${correo.proteccion.clase}`]),
    ...(found.original === null ? [] : [`Reenvía un correo de: ${person(found.original)}`]),
    ...marcas.slice(0, listedMax).map((marca) => `Hilo: ${Object.values(marca).join(' ')}`),
    ...aboutTramite(found),
    `Adjuntos: ${correo.adjuntos.length}`,
    ...aboutFiles(found),
    'Texto:',
    excerpt(texto.visible),
    ...(texto.cita === '' ? [] : ['Citado:', excerpt(texto.cita)]),
  ];
  return `${harmless(lines.join('\n'))}\n`;
}
