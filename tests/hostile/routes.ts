/** Every address of the product with its methods, with places filled by whatever a test puts there. */
import { paths } from '../../src/paths.ts';
import { apiRoutes } from './api-routes.ts';
import { deskChatRoutes, personChatRoutes } from './chat-routes.ts';
import { linkRoutes, mailDeskRoutes, roomRoutes } from './mail-routes.ts';

/** What stands in the places of an address. */
export type Places = {
  readonly tramite: string;
  readonly borrador: string;
  readonly campo: string;
  readonly documento: string;
  readonly referencia: string;
  readonly adjunto: string;
  /** Number of an event in its case. */
  readonly evento: string;
  readonly token: string;
  /** A conversation of the chat, and a file of it. */
  readonly conversacion: string;
  readonly archivo: string;
  /** A thread of mails, a mail, and the hash of a file of it. */
  readonly hilo: string;
  readonly correo: string;
  readonly sha256: string;
  /** A complaint of the sealed room. */
  readonly denuncia: string;
};

/** The same in every place of every address. */
export function everyPlace(value: string): Places {
  return {
    tramite: value,
    borrador: value,
    campo: value,
    documento: value,
    referencia: value,
    adjunto: value,
    evento: value,
    token: value,
    conversacion: value,
    archivo: value,
    hilo: value,
    correo: value,
    sha256: value,
    denuncia: value,
  };
}

export type Route = {
  readonly path: string;
  readonly methods: readonly ('GET' | 'POST')[];
  /** Who may be there at all; anybody when absent. */
  readonly room?: 'propio' | 'mesa' | 'atiende' | 'correo' | 'sala';
  /** Stays open once it is given. */
  readonly isStream?: boolean;
};

const both = ['GET', 'POST'] as const;
const get = ['GET'] as const;
const post = ['POST'] as const;

/** The public log, open to every site. */
export function logRoutes(p: Pick<Places, 'token'>): readonly Route[] {
  const { clave, punto, hojas, consistencia, epocas, prueba } = paths.registroPublico;
  return [clave, punto, hojas, consistencia, epocas, prueba(p.token)].map((path) => ({ path, methods: get }));
}

function publicRoutes(p: Places): readonly Route[] {
  return [
    { path: paths.catalogo, methods: get },
    { path: paths.tramite(p.tramite), methods: get },
    { path: paths.ingresar, methods: both },
    { path: paths.salir, methods: post },
    { path: paths.seguimiento, methods: get },
    { path: paths.seguimientoDe(p.referencia), methods: get },
    { path: paths.avisoDeReprogramacion(p.referencia), methods: get },
    { path: paths.verificar, methods: get },
    { path: paths.verificarCodigo(p.token), methods: get },
    { path: paths.claveNueva(p.token), methods: both },
    { path: paths.requerimiento(p.token), methods: both },
    { path: paths.confirmarPagoCon(p.token), methods: both },
    { path: paths.adjuntoDeEntidad(p.token, p.adjunto), methods: get },
    ...[paths.datosDpa, paths.datosCpc, paths.datosCiiu].map((path) => ({ path, methods: get })),
    ...[paths.transparencia, paths.transparenciaMes(p.token), paths.transparenciaDatos(p.token, 'csv')].map(
      (path) => ({ path, methods: get }),
    ),
    ...[paths.accesibilidad, paths.privacidad, paths.demoBuzon, paths.demoMuestrario].map((path) => ({
      path,
      methods: get,
    })),
    ...Object.values(paths.cortos).map((path) => ({ path, methods: get })),
    { path: paths.plantillaDeSocios, methods: get },
    { path: paths.healthz, methods: get },
    { path: paths.readyz, methods: get },
    { path: paths.metrics, methods: get },
  ];
}

/** The sealed door: its pages know no session, so anybody may be anywhere. */
function sealedRoutes(p: Pick<Places, 'token'>): readonly Route[] {
  const { denuncias } = paths;
  const shown = [denuncias.inicio, denuncias.antes, denuncias.revisar, denuncias.listo, denuncias.hilo];
  const sent = [
    denuncias.quitarArchivo,
    denuncias.enviar,
    denuncias.mensajes,
    denuncias.hiloArchivos,
    denuncias.salir,
  ];
  const forms = [
    denuncias.nueva,
    denuncias.paso(1),
    denuncias.archivos,
    denuncias.palabras,
    denuncias.volver,
  ];
  return [
    ...[...shown, denuncias.archivo(p.token)].map((path) => ({ path, methods: get })),
    ...sent.map((path) => ({ path, methods: post })),
    ...forms.map((path) => ({ path, methods: both })),
  ];
}

function ownRoutes(p: Places): readonly Route[] {
  const room = 'propio';
  return [
    { path: paths.solicitar(p.tramite), methods: both, room },
    { path: paths.misSolicitudes, methods: get, room },
    { path: paths.miCuenta, methods: get, room },
    { path: paths.cerrarSesion, methods: post, room },
    { path: paths.cerrarOtras, methods: post, room },
    { path: paths.reforzar, methods: both, room },
    { path: paths.misDatos, methods: both, room },
    { path: paths.copiaDeMisDatos(p.hilo), methods: get, room },
    { path: paths.borrador(p.borrador), methods: get, room },
    { path: paths.borradorPagina(p.borrador, 1), methods: both, room },
    { path: paths.borradorComprobar(p.borrador), methods: post, room },
    { path: paths.borradorCodigos(p.borrador, p.campo), methods: both, room },
    { path: `${paths.borradorCodigos(p.borrador, p.campo)}/enviar`, methods: post, room },
    { path: paths.borradorDocumentos(p.borrador), methods: both, room },
    { path: paths.borradorDocumento(p.borrador, p.documento), methods: post, room },
    { path: paths.borradorRevisar(p.borrador), methods: get, room },
    { path: paths.borradorPresentar(p.borrador), methods: post, room },
    { path: paths.borradorEliminar(p.borrador), methods: post, room },
    { path: paths.solicitud(p.referencia), methods: get, room },
    { path: paths.mensajes(p.referencia), methods: post, room },
    { path: paths.subsanar(p.referencia), methods: both, room },
    { path: paths.desistir(p.referencia), methods: both, room },
    { path: paths.conversacionDeCaso(p.referencia, p.conversacion), methods: get, room },
    { path: paths.reabrir(p.referencia), methods: both, room },
    { path: paths.plazos(p.referencia), methods: get, room },
    { path: paths.confirmarPago(p.referencia), methods: both, room },
    { path: paths.adjunto(p.referencia, p.adjunto), methods: get, room },
    { path: `${paths.solicitud(p.referencia)}/recibos/${encodeURIComponent(p.evento)}`, methods: get, room },
  ];
}

/** How staff prove who they are. */
function signInRoutes(): readonly Route[] {
  const { institucional, recuperar, codigosDeRecuperacion, ingreso } = paths.mesa;
  const forms = [ingreso.inicio, ingreso.vincular, ingreso.desvincular, codigosDeRecuperacion];
  return [
    ...[institucional.ir, institucional.regreso, institucional.salida].map((path) => ({
      path,
      methods: get,
    })),
    ...[institucional.vincular, recuperar].map((path) => ({ path, methods: both })),
    { path: institucional.orden, methods: post },
    ...forms.map((path) => ({ path, methods: both, room: 'mesa' as const })),
  ];
}

/** Staff, units, sharing out and the team. */
function staffRoutes(p: Places): readonly Route[] {
  const { personal, unidades, eliminarUnidad, reparto, simularReparto, equipo, comenzar } = paths.mesa;
  const verbs = ['datos', 'permisos', 'reparto', 'acceso', 'desactivar', 'activar', 'ajeno'];
  const forms = [
    personal.nueva,
    unidades,
    eliminarUnidad,
    reparto,
    equipo.ausencias,
    equipo.terminarAusencia,
    equipo.sustituir,
    ...verbs.map((verbo) => personal.verbo(p.hilo, verbo)),
  ];
  const shown = [personal.inicio, personal.persona(p.hilo), simularReparto(p.tramite), equipo.inicio];
  return [
    ...forms.map((path) => ({ path, methods: both, room: 'mesa' as const })),
    ...shown.map((path) => ({ path, methods: get, room: 'mesa' as const })),
    { path: comenzar(p.token), methods: both },
  ];
}

function deskRoutes(p: Places): readonly Route[] {
  const { mesa } = paths;
  const room = 'mesa';
  const verbs = [
    'tomar',
    'pasar',
    'devolver',
    'anotar',
    'escribir',
    'pedir-subsanacion',
    'notificar',
    'proponer',
  ];
  return [
    ...[mesa.inicio, mesa.cola, mesa.buscar, mesa.seguridad, mesa.solicitud(p.referencia)].map((path) => ({
      path,
      methods: get,
      room: 'mesa' as const,
    })),
    { path: mesa.lote.hecho(p.hilo), methods: get, room },
    ...[mesa.lote.inicio, mesa.filtros.guardar, mesa.filtros.quitar].map((path) => ({
      path,
      methods: both,
      room: 'mesa' as const,
    })),
    { path: mesa.adjunto(p.referencia, p.adjunto), methods: get, room },
    { path: mesa.conversacionDeCaso(p.referencia, p.conversacion), methods: get, room },
    { path: mesa.paginas(p.referencia, p.adjunto), methods: get, room },
    { path: mesa.imagen(p.referencia, p.adjunto, 1, 'completo'), methods: get, room },
    {
      path: `${mesa.solicitud(p.referencia)}/recibos/${encodeURIComponent(p.evento)}`,
      methods: get,
      room,
    },
    ...[mesa.ingresar, mesa.segundoPaso, mesa.inscribir, mesa.llave].map((path) => ({ path, methods: both })),
    { path: mesa.salir, methods: post },
    ...[...verbs, 'retirar-propuesta', 'devolver-propuesta', 'aprobar', 'negar', 'reabrir', 'ajeno'].map(
      (verbo) => ({
        path: mesa.verbo(p.referencia, verbo),
        methods: both,
        room: 'mesa' as const,
      }),
    ),
    ...[mesa.reforzar, mesa.reforzarConLlave, mesa.codigos, mesa.llaves, mesa.quitarLlave].map((path) => ({
      path,
      methods: both,
      room: 'mesa' as const,
    })),
    { path: mesa.cerrarSesion, methods: post, room },
    { path: mesa.estado, methods: get, room },
    { path: mesa.escalas, methods: both, room },
    { path: mesa.repetirTarea, methods: both, room },
    ...[
      mesa.cifras.inicio,
      mesa.cifras.tramites,
      mesa.cifras.puertas,
      mesa.cifras.unidades,
      mesa.cifras.horas,
    ].map((path): Route => ({ path, methods: get, room })),
    { path: mesa.cifras.exportar, methods: both, room },
    ...[mesa.auditoria.exportar, mesa.auditoria.revisiones, mesa.auditoria.detener(p.hilo)].map(
      (path): Route => ({ path, methods: both, room }),
    ),
    ...[mesa.auditoria.inicio, mesa.auditoria.caso(p.referencia), mesa.auditoria.revision(p.hilo)].map(
      (path): Route => ({ path, methods: get, room }),
    ),
    { path: mesa.presenciaEnCaso(p.referencia), methods: both, room },
    { path: mesa.plazosDeCaso(p.referencia), methods: both, room },
    ...[mesa.calendario.inicio, mesa.calendario.historia].map(
      (path): Route => ({ path, methods: get, room }),
    ),
    ...[
      mesa.calendario.feriado,
      mesa.calendario.quitar,
      mesa.calendario.horario,
      mesa.calendario.propuestas,
    ].map((path): Route => ({ path, methods: both, room })),
    { path: mesa.mencionLeida, methods: both, room },
    { path: mesa.plantillas(), methods: both, room },
    ...[mesa.datos.nueva, mesa.datos.conservaciones, mesa.datos.levantar, mesa.conservacion].map(
      (path): Route => ({ path, methods: both, room }),
    ),
    ...[mesa.datos.inicio, mesa.datos.peticion(p.hilo), mesa.datos.copia(p.hilo)].map(
      (path): Route => ({ path, methods: get, room }),
    ),
    ...[mesa.ajustes.historia, mesa.ajustes.llaves].map((path): Route => ({ path, methods: get, room })),
    ...[mesa.ajustes.puertas, mesa.ajustes.textos, mesa.ajustes.avisos].map(
      (path): Route => ({ path, methods: both, room }),
    ),
    ...['identidad', 'eliminar', 'responder', 'ajeno'].map(
      (verbo): Route => ({ path: mesa.datos.verbo(p.hilo, verbo), methods: both, room }),
    ),
  ];
}

export function everyRoute(places: Places): readonly Route[] {
  return [
    ...publicRoutes(places),
    ...sealedRoutes(places),
    ...logRoutes(places),
    ...ownRoutes(places),
    ...apiRoutes(places),
    ...deskRoutes(places),
    ...staffRoutes(places),
    ...signInRoutes(),
    ...personChatRoutes(places),
    ...deskChatRoutes(places),
    ...linkRoutes(places),
    ...mailDeskRoutes(places),
    ...roomRoutes(places),
  ];
}
