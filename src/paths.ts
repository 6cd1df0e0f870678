/** Every URL of the product. A page never writes an address by hand. */

const part = encodeURIComponent;

export const paths = {
  catalogo: '/',
  /** The catalogue narrowed: what is null or empty is left out of the address. */
  catalogoCon: (filtro: { readonly [nombre in 'q' | 'canal' | 'vista']?: string | null }) => {
    const given = Object.entries(filtro).filter((pair): pair is [string, string] => Boolean(pair[1]));
    return given.length === 0 ? '/' : `/?${new URLSearchParams(given)}`;
  },
  tramite: (id: string) => `/tramites/${part(id)}`,
  solicitar: (id: string) => `/tramites/${part(id)}/solicitar`,
  /** The catalogue as open data. */
  catalogoAbierto: {
    cpsvAp: '/catalogo/cpsv-ap.jsonld',
    gobEc: '/catalogo/gob-ec.json',
    cpsvApDe: (id: string) => `/catalogo/${part(id)}/cpsv-ap.jsonld`,
    gobEcDe: (id: string) => `/catalogo/${part(id)}/gob-ec.json`,
  },
  ingresar: '/ingresar',
  salir: '/salir',
  misSolicitudes: '/mis-solicitudes',
  miCuenta: '/mi-cuenta',
  cerrarSesion: '/mi-cuenta/cerrar-sesion',
  cerrarOtras: '/mi-cuenta/cerrar-otras',
  reforzar: '/mi-cuenta/confirmar-clave',
  /** Tokens for one's own programs, and the systems that are told of one's cases. */
  tokens: { inicio: '/mi-cuenta/tokens', revocar: '/mi-cuenta/tokens/revocar' },
  webhooks: {
    inicio: '/mi-cuenta/webhooks',
    destino: (id: string) => `/mi-cuenta/webhooks/${part(id)}`,
    /** `activar`, `desactivar`, `probar`, `reenviar`, `reenviar-muertas`, `secreto`, `eliminar`. */
    verbo: (id: string, verbo: string) => `/mi-cuenta/webhooks/${part(id)}/${part(verbo)}`,
  },
  seguimiento: '/seguimiento',
  seguimientoDe: (referencia: string) => `/seguimiento/${part(referencia)}`,
  /** Public notice of a reprogramación that was granted. */
  avisoDeReprogramacion: (referencia: string) => `/reprogramaciones/${part(referencia)}`,
  solicitud: (referencia: string) => `/solicitudes/${part(referencia)}`,
  mensajes: (referencia: string) => `/solicitudes/${part(referencia)}/mensajes`,
  subsanar: (referencia: string) => `/solicitudes/${part(referencia)}/subsanar`,
  desistir: (referencia: string) => `/solicitudes/${part(referencia)}/desistir`,
  reabrir: (referencia: string) => `/solicitudes/${part(referencia)}/reabrir`,
  /** How each of its dates is reckoned. */
  plazos: (referencia: string) => `/solicitudes/${part(referencia)}/plazos`,
  adjunto: (referencia: string, adjunto: string) =>
    `/solicitudes/${part(referencia)}/adjuntos/${part(adjunto)}`,
  /** The transcript of a conversation, attached to a case that came out of it. */
  conversacionDeCaso: (referencia: string, conversacion: string) =>
    `/solicitudes/${part(referencia)}/conversaciones/${part(conversacion)}`,
  recibo: (referencia: string, evento: number) => `/solicitudes/${part(referencia)}/recibos/${evento}`,
  verificar: '/verificar',
  verificarCodigo: (codigo: string) => `/verificar/${part(codigo)}`,
  /** The public log: stable, because receipts and saved checkpoints lead there for years. */
  registroPublico: {
    punto: '/registro/punto-de-control',
    clave: '/registro/clave',
    hojas: '/registro/hojas',
    consistencia: '/registro/consistencia',
    epocas: '/registro/epocas',
    prueba: (hoja: string) => `/registro/prueba/${part(hoja)}`,
  },
  borrador: (id: string) => `/borradores/${part(id)}`,
  borradorPagina: (id: string, pagina: number) => `/borradores/${part(id)}/pagina/${pagina}`,
  /** The live check of the dates of a schedule. */
  borradorComprobar: (id: string) => `/borradores/${part(id)}/comprobar`,
  borradorCodigos: (id: string, campo: string) => `/borradores/${part(id)}/codigos/${part(campo)}`,
  borradorDocumentos: (id: string) => `/borradores/${part(id)}/documentos`,
  borradorDocumento: (id: string, documento: string) =>
    `/borradores/${part(id)}/documentos/${part(documento)}`,
  borradorRevisar: (id: string) => `/borradores/${part(id)}/revisar`,
  borradorPresentar: (id: string) => `/borradores/${part(id)}/presentar`,
  borradorEliminar: (id: string) => `/borradores/${part(id)}/eliminar`,
  plantillaDeSocios: '/plantillas/socios.xlsx',
  claveNueva: (token: string) => `/clave/nueva/${part(token)}`,
  datosDpa: '/datos/dpa',
  datosCpc: '/datos/cpc',
  datosCiiu: '/datos/ciiu',
  /** The figures the agency owes to everybody (LOTAIP), by month: stable addresses, linked from elsewhere. */
  transparencia: '/transparencia',
  transparenciaMes: (mes: string) => `/transparencia/${part(mes)}`,
  transparenciaDatos: (mes: string, formato: 'csv' | 'json') => `/transparencia/${part(mes)}.${formato}`,
  accesibilidad: '/accesibilidad',
  /** What somebody may ask about their own data. */
  misDatos: '/mis-datos',
  copiaDeMisDatos: (id: string) => `/mis-datos/${part(id)}/copia`,
  privacidad: '/privacidad',
  demoBuzon: '/demo/buzon',
  demoMuestrario: '/demo/muestrario',
  /** The live chat. The conversation is the visitor's own: no address names it. */
  chat: {
    inicio: '/chat',
    mensajes: '/chat/mensajes',
    persona: '/chat/persona',
    dejarFila: '/chat/persona/dejar',
    tramite: '/chat/tramite',
    respuesta: '/chat/tramite/respuesta',
    documentos: '/chat/tramite/documentos',
    presentar: '/chat/tramite/presentar',
    dejarTramite: '/chat/tramite/dejar',
    propuesta: '/chat/propuesta',
    contacto: '/chat/contacto',
    archivos: '/chat/archivos',
    archivo: (id: string) => `/chat/archivos/${part(id)}`,
    terminar: '/chat/terminar',
    leido: '/chat/leido',
    escribiendo: '/chat/escribiendo',
    flujo: '/chat/flujo',
    lineas: '/chat/lineas',
    controles: '/chat/controles',
    panel: '/chat/panel',
    transcripcion: '/chat/transcripcion',
    volver: '/chat/volver',
    codigo: '/chat/volver/codigo',
    unir: '/chat/unir',
  },
  /** The sealed door: no address names a complaint, and none is remembered by the site. */
  denuncias: {
    inicio: '/denuncias',
    nueva: '/denuncias/nueva',
    /** What to know before telling something of this kind. */
    antes: '/denuncias/nueva/antes',
    paso: (n: number) => `/denuncias/nueva/${n}`,
    archivos: '/denuncias/nueva/archivos',
    quitarArchivo: '/denuncias/nueva/archivos/quitar',
    revisar: '/denuncias/nueva/revisar',
    enviar: '/denuncias/nueva/enviar',
    palabras: '/denuncias/palabras',
    listo: '/denuncias/listo',
    volver: '/denuncias/volver',
    hilo: '/denuncias/hilo',
    mensajes: '/denuncias/hilo/mensajes',
    hiloArchivos: '/denuncias/hilo/archivos',
    archivo: (pieza: string) => `/denuncias/hilo/archivos/${part(pieza)}`,
    salir: '/denuncias/salir',
  },
  /** What is missing of a trámite sent by mail, added on the web: the token stands for the thread. */
  completarCorreo: (token: string) => `/correo/completar/${part(token)}`,
  completarCorreoArchivos: (token: string) => `/correo/completar/${part(token)}/archivos`,
  completarCorreoRevisar: (token: string) => `/correo/completar/${part(token)}/revisar`,
  completarCorreoSubsanar: (token: string) => `/correo/completar/${part(token)}/subsanar`,
  completarCorreoMensajes: (token: string) => `/correo/completar/${part(token)}/mensajes`,
  /** What a contracting entity is asked, and its answer. */
  requerimiento: (token: string) => `/requerimientos/${part(token)}`,
  /** A contractor says whether the entity paid. */
  confirmarPago: (referencia: string) => `/solicitudes/${part(referencia)}/confirmar-pago`,
  /** The same for whoever filed without account: the token stands for the case. */
  confirmarPagoCon: (token: string) => `/confirmar-pago/${part(token)}`,
  adjuntoDeEntidad: (token: string, adjunto: string) =>
    `/confirmar-pago/${part(token)}/adjuntos/${part(adjunto)}`,
  /** The addresses the agency publishes today, on its own domain. */
  cortos: { clave: '/ResetClaveSercop', chat: '/WebChatSercop' },
  mesa: {
    inicio: '/mesa',
    ingresar: '/mesa/ingresar',
    segundoPaso: '/mesa/ingresar/segundo-paso',
    inscribir: '/mesa/ingresar/inscripcion',
    llave: '/mesa/ingresar/llave',
    /** Signing in at the institution's own provider; the provider knows `regreso` and `orden`. */
    institucional: {
      ir: '/mesa/ingresar/institucional',
      regreso: '/mesa/ingresar/institucional/regreso',
      vincular: '/mesa/ingresar/institucional/vincular',
      salida: '/mesa/ingresar/institucional/salida',
      orden: '/mesa/ingresar/institucional/orden-de-salida',
    },
    recuperar: '/mesa/ingresar/recuperacion',
    salir: '/mesa/salir',
    cola: '/mesa/cola',
    solicitud: (referencia: string) => `/mesa/solicitudes/${part(referencia)}`,
    verbo: (referencia: string, verbo: string) => `/mesa/solicitudes/${part(referencia)}/${part(verbo)}`,
    /** The beat of an open case: who else has it open. */
    presenciaEnCaso: (referencia: string) => `/mesa/solicitudes/${part(referencia)}/presencia`,
    plazosDeCaso: (referencia: string) => `/mesa/solicitudes/${part(referencia)}/plazos`,
    mencionLeida: '/mesa/menciones/leida',
    /** Words that a unit keeps ready for its letters. */
    plantillas: (unidad = '') => `/mesa/plantillas${unidad === '' ? '' : `?unidad=${part(unidad)}`}`,
    /** Everything the officer may see, by words. */
    buscar: '/mesa/buscar',
    /** What somebody keeps of the queue's filters. */
    filtros: { guardar: '/mesa/filtros', quitar: '/mesa/filtros/quitar' },
    /** One verb on many cases: looked at first, then done, each by itself. */
    lote: { inicio: '/mesa/lote', hecho: (id: string) => `/mesa/lote/${part(id)}` },
    adjunto: (referencia: string, adjunto: string) =>
      `/mesa/solicitudes/${part(referencia)}/adjuntos/${part(adjunto)}`,
    /** The pages of a paper, one at a time, from 1. */
    paginas: (referencia: string, adjunto: string, pagina = 1) =>
      `/mesa/solicitudes/${part(referencia)}/documentos/${part(adjunto)}/paginas${pagina === 1 ? '' : `?p=${pagina}`}`,
    /** One page as a picture: of the revision that was signed, or of the whole file. */
    imagen: (referencia: string, adjunto: string, pagina: number, version: 'firmada' | 'completo') =>
      `/mesa/solicitudes/${part(referencia)}/documentos/${part(adjunto)}/paginas/${pagina}/${version}`,
    conversacionDeCaso: (referencia: string, conversacion: string) =>
      `/mesa/solicitudes/${part(referencia)}/conversaciones/${part(conversacion)}`,
    recibo: (referencia: string, evento: number) => `/mesa/solicitudes/${part(referencia)}/recibos/${evento}`,
    chat: {
      inicio: '/mesa/chat',
      bandeja: '/mesa/chat/bandeja',
      flujo: '/mesa/chat/flujo',
      presencia: '/mesa/chat/presencia',
      /** Takes whoever has waited longest. */
      siguiente: '/mesa/chat/siguiente',
      equipo: '/mesa/chat/equipo',
      respuestas: '/mesa/chat/respuestas',
      conversacion: (id: string) => `/mesa/chat/conversaciones/${part(id)}`,
      /** `mensaje`, `tomar`, `pasar`, `devolver`, `proponer`, `cerrar`, `archivos`, `leido`, `escribiendo`, `suprimir`. */
      verbo: (id: string, verbo: string) => `/mesa/chat/conversaciones/${part(id)}/${part(verbo)}`,
      panel: (id: string) => `/mesa/chat/conversaciones/${part(id)}/panel`,
      lineas: (id: string) => `/mesa/chat/conversaciones/${part(id)}/lineas`,
      archivo: (id: string, archivo: string) =>
        `/mesa/chat/conversaciones/${part(id)}/archivos/${part(archivo)}`,
      transcripcion: (id: string) => `/mesa/chat/conversaciones/${part(id)}/transcripcion`,
      propuesta: (id: string, tramite: string) =>
        `/mesa/chat/conversaciones/${part(id)}/proponer/${part(tramite)}`,
    },
    correo: {
      inicio: '/mesa/correo',
      subir: '/mesa/correo/subir',
      hilo: (id: string) => `/mesa/correo/hilos/${part(id)}`,
      /** A trámite filled in on the basis of the thread. */
      convertir: (id: string, tramite: string) => `/mesa/correo/hilos/${part(id)}/convertir/${part(tramite)}`,
      /** `tomar`, `devolver`, `responder`, `vincular`, `derivar`, `cerrar`, `anotar`. */
      verbo: (id: string, verbo: string) => `/mesa/correo/hilos/${part(id)}/${part(verbo)}`,
      /** A mail on its own: one that could not be read, or waits in quarantine. */
      mensaje: (id: string) => `/mesa/correo/mensajes/${part(id)}`,
      /** `releer`, `soltar`, `descartar`, `mover`. */
      verboDeMensaje: (id: string, verbo: string) => `/mesa/correo/mensajes/${part(id)}/${part(verbo)}`,
      crudo: (id: string) => `/mesa/correo/mensajes/${part(id)}/crudo`,
      adjunto: (id: string, sha256: string) => `/mesa/correo/mensajes/${part(id)}/adjuntos/${part(sha256)}`,
    },
    /** The sealed room, a zone of its own. */
    sala: {
      inicio: '/mesa/sala',
      llave: '/mesa/sala/llave',
      abrir: '/mesa/sala/abrir',
      cerrar: '/mesa/sala/cerrar',
      cifras: '/mesa/sala/cifras',
      bitacora: '/mesa/sala/bitacora',
      custodia: '/mesa/sala/custodia',
      verboDeApertura: (id: string, verbo: string) => `/mesa/sala/custodia/${part(id)}/${part(verbo)}`,
      denuncia: (id: string) => `/mesa/sala/denuncias/${part(id)}`,
      verbo: (id: string, verbo: string) => `/mesa/sala/denuncias/${part(id)}/${part(verbo)}`,
      archivo: (id: string, pieza: string) => `/mesa/sala/denuncias/${part(id)}/archivos/${part(pieza)}`,
      paquete: (id: string, paquete: string) => `/mesa/sala/denuncias/${part(id)}/paquetes/${part(paquete)}`,
    },
    /** Dashboards and exports. */
    cifras: {
      inicio: '/mesa/cifras',
      tramites: '/mesa/cifras/tramites',
      puertas: '/mesa/cifras/puertas',
      unidades: '/mesa/cifras/unidades',
      horas: '/mesa/cifras/horas',
      exportar: '/mesa/cifras/exportar',
    },
    /** Who did and who read what. */
    auditoria: {
      inicio: '/mesa/auditoria',
      caso: (referencia: string) => `/mesa/auditoria/solicitudes/${part(referencia)}`,
      exportar: '/mesa/auditoria/exportar',
      revisiones: '/mesa/auditoria/revisiones',
      revision: (id: string) => `/mesa/auditoria/revisiones/${part(id)}`,
      detener: (id: string) => `/mesa/auditoria/revisiones/${part(id)}/detener`,
    },
    /** The data protection officer's desk. */
    datos: {
      inicio: '/mesa/datos-personales',
      nueva: '/mesa/datos-personales/nueva',
      peticion: (id: string) => `/mesa/datos-personales/peticiones/${part(id)}`,
      /** `identidad`, `eliminar`, `responder`. */
      verbo: (id: string, verbo: string) => `/mesa/datos-personales/peticiones/${part(id)}/${part(verbo)}`,
      copia: (id: string) => `/mesa/datos-personales/peticiones/${part(id)}/copia`,
      /** Orders to keep. */
      conservaciones: '/mesa/datos-personales/conservaciones',
      levantar: '/mesa/datos-personales/conservaciones/levantar',
    },
    /** How the service stands, and trying again what failed for good. */
    estado: '/mesa/administracion/estado',
    repetirTarea: '/mesa/administracion/estado/repetir',
    /** How long each kind of thing is kept. */
    conservacion: '/mesa/administracion/conservacion',
    /** Who is told before and after a clock runs out. */
    escalas: '/mesa/administracion/escalas',
    administracion: { inicio: '/mesa/administracion' },
    /** What the agency sets by itself while the service runs, and the history of all of it. */
    ajustes: {
      historia: '/mesa/administracion/historia',
      puertas: '/mesa/administracion/puertas',
      textos: '/mesa/administracion/textos',
      avisos: '/mesa/administracion/textos/avisos',
      llaves: '/mesa/administracion/llaves',
    },
    /** Holidays, office hours and the seat; `quitar` and `feriado` take one holiday by its key. */
    calendario: {
      inicio: '/mesa/administracion/calendario',
      anio: (anio: number) => `/mesa/administracion/calendario?anio=${anio}`,
      feriado: '/mesa/administracion/calendario/feriado',
      feriadoDe: (clave: { fecha: string; alcance: string; codigo: string }) =>
        `/mesa/administracion/calendario/feriado?${new URLSearchParams(clave)}`,
      quitar: '/mesa/administracion/calendario/quitar',
      quitarDe: (clave: { fecha: string; alcance: string; codigo: string }) =>
        `/mesa/administracion/calendario/quitar?${new URLSearchParams(clave)}`,
      horario: '/mesa/administracion/calendario/horario',
      propuestas: '/mesa/administracion/calendario/propuestas',
      propuestasDe: (anio: number) => `/mesa/administracion/calendario/propuestas?anio=${anio}`,
      historia: '/mesa/administracion/calendario/historia',
    },
    /** How staff prove who they are. */
    ingreso: {
      inicio: '/mesa/administracion/ingreso',
      vincular: '/mesa/administracion/ingreso/vincular',
      desvincular: '/mesa/administracion/ingreso/desvincular',
    },
    /** Staff, units and how work is shared out. */
    personal: {
      inicio: '/mesa/administracion/personal',
      nueva: '/mesa/administracion/personal/nueva',
      persona: (id: string) => `/mesa/administracion/personal/${part(id)}`,
      /** `datos`, `permisos`, `reparto`, `acceso`, `desactivar`, `activar`. */
      verbo: (id: string, verbo: string) => `/mesa/administracion/personal/${part(id)}/${part(verbo)}`,
    },
    unidades: '/mesa/administracion/unidades',
    eliminarUnidad: '/mesa/administracion/unidades/eliminar',
    reparto: '/mesa/administracion/reparto',
    simularReparto: (unidad: string, modo = '') =>
      `/mesa/reparto/simulacion?${new URLSearchParams({ unidad, ...(modo === '' ? {} : { modo }) })}`,
    /** The team: who carries what, who is away, whom one stands in for. */
    equipo: {
      inicio: '/mesa/equipo',
      ausencias: '/mesa/equipo/ausencias',
      terminarAusencia: '/mesa/equipo/ausencias/terminar',
      sustituir: '/mesa/equipo/sustituir',
    },
    /** Staff choose their first password; the token stands for the account. */
    comenzar: (token: string) => `/mesa/comenzar/${part(token)}`,
    seguridad: '/mesa/seguridad',
    reforzar: '/mesa/seguridad/confirmar',
    reforzarConLlave: '/mesa/seguridad/confirmar/llave',
    tokens: { inicio: '/mesa/seguridad/tokens', revocar: '/mesa/seguridad/tokens/revocar' },
    /** Everybody's tokens and endpoints, for administrators, and the agency's own endpoints. */
    integraciones: {
      tokens: '/mesa/administracion/tokens',
      revocarToken: '/mesa/administracion/tokens/revocar',
      webhooks: '/mesa/administracion/webhooks',
      destino: (id: string) => `/mesa/administracion/webhooks/${part(id)}`,
      verbo: (id: string, verbo: string) => `/mesa/administracion/webhooks/${part(id)}/${part(verbo)}`,
    },
    codigos: '/mesa/seguridad/codigos',
    codigosDeRecuperacion: '/mesa/seguridad/recuperacion',
    llaves: '/mesa/seguridad/llaves',
    quitarLlave: '/mesa/seguridad/llaves/quitar',
    cerrarSesion: '/mesa/seguridad/cerrar-sesion',
  },
  api: { raiz: '/api/v1', documento: '/api/v1/openapi.json', pagina: '/api' },
  healthz: '/healthz',
  readyz: '/readyz',
  metrics: '/metrics',
} as const;

/** Where a person may be sent after signing in: a path of our own, never another site (ASVS 3.7.2). */
export function safeReturn(raw: string | undefined, otherwise: string): string {
  if (raw === undefined || raw.length > 300 || !/^\/(?![/\\])[\w\-./?=&%]*$/.test(raw)) return otherwise;
  return raw.includes('//') || raw.includes('\\') ? otherwise : raw;
}
