/** Every address of the mail desk, of the pages behind a mailed link, and of the sealed room, with its methods. */
import { verbosDeHilo } from '../../src/domain/correo/quien-puede.ts';
import { verbosDeDenuncia } from '../../src/domain/denuncia/ciclo.ts';
import { paths } from '../../src/paths.ts';
import type { Places, Route } from './routes.ts';

const both = ['GET', 'POST'] as const;
const get = ['GET'] as const;

/** The token stands for the thread: whoever holds it is its owner, and nobody signs in. */
export function linkRoutes({ token }: Pick<Places, 'token'>): readonly Route[] {
  const forms = [
    paths.completarCorreoArchivos(token),
    paths.completarCorreoRevisar(token),
    paths.completarCorreoSubsanar(token),
    paths.completarCorreoMensajes(token),
  ];
  return [
    { path: paths.completarCorreo(token), methods: get },
    ...forms.map((path) => ({ path, methods: both })),
  ];
}

/** Verbs that work on one mail; `convertir` of a thread has an address of its own. */
export const mailVerbs = ['releer', 'soltar', 'descartar', 'mover'] as const;
export const threadVerbs = verbosDeHilo.filter((verbo) => verbo !== 'convertir');

export function mailDeskRoutes(p: Places): readonly Route[] {
  const { correo } = paths.mesa;
  const room = 'correo';
  const mail = correo.mensaje(p.correo);
  return [
    { path: correo.inicio, methods: get, room },
    { path: correo.subir, methods: both, room },
    { path: correo.hilo(p.hilo), methods: get, room },
    { path: correo.convertir(p.hilo, p.tramite), methods: both, room },
    ...threadVerbs.map((verbo): Route => ({ path: correo.verbo(p.hilo, verbo), methods: both, room })),
    ...[mail, correo.crudo(p.correo), correo.adjunto(p.correo, p.sha256)].map(
      (path): Route => ({ path, methods: get, room }),
    ),
    ...mailVerbs.map(
      (verbo): Route => ({ path: correo.verboDeMensaje(p.correo, verbo), methods: both, room }),
    ),
  ];
}

/** What a complaint's forms ask for. */
export const roomVerbs = [...verbosDeDenuncia, 'abrir-identidad'] as const;

export function roomRoutes(p: Places): readonly Route[] {
  const { sala } = paths.mesa;
  const room = 'sala';
  const shown = [sala.inicio, sala.cifras, sala.bitacora, sala.custodia, sala.denuncia(p.denuncia)];
  const files = [sala.archivo(p.denuncia, p.adjunto), sala.paquete(p.denuncia, p.adjunto)];
  const forms = [
    sala.llave,
    sala.abrir,
    sala.cerrar,
    ...['conceder', 'negar'].map((verbo) => sala.verboDeApertura(p.denuncia, verbo)),
    ...roomVerbs.map((verbo) => sala.verbo(p.denuncia, verbo)),
  ];
  return [
    ...[...shown, ...files].map((path): Route => ({ path, methods: get, room })),
    ...forms.map((path): Route => ({ path, methods: both, room })),
  ];
}
