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
  ingresar: '/ingresar',
  salir: '/salir',
  misSolicitudes: '/mis-solicitudes',
  miCuenta: '/mi-cuenta',
  cerrarSesion: '/mi-cuenta/cerrar-sesion',
  cerrarOtras: '/mi-cuenta/cerrar-otras',
  reforzar: '/mi-cuenta/confirmar-clave',
  seguimiento: '/seguimiento',
  seguimientoDe: (referencia: string) => `/seguimiento/${part(referencia)}`,
  /** Public notice of a reprogramación that was granted. */
  avisoDeReprogramacion: (referencia: string) => `/reprogramaciones/${part(referencia)}`,
  solicitud: (referencia: string) => `/solicitudes/${part(referencia)}`,
  mensajes: (referencia: string) => `/solicitudes/${part(referencia)}/mensajes`,
  subsanar: (referencia: string) => `/solicitudes/${part(referencia)}/subsanar`,
  desistir: (referencia: string) => `/solicitudes/${part(referencia)}/desistir`,
  reabrir: (referencia: string) => `/solicitudes/${part(referencia)}/reabrir`,
  adjunto: (referencia: string, adjunto: string) =>
    `/solicitudes/${part(referencia)}/adjuntos/${part(adjunto)}`,
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
  accesibilidad: '/accesibilidad',
  privacidad: '/privacidad',
  demoBuzon: '/demo/buzon',
  demoMuestrario: '/demo/muestrario',
  /** The addresses the agency publishes today, on its own domain. */
  cortos: { clave: '/ResetClaveSercop', chat: '/WebChatSercop' },
  mesa: {
    inicio: '/mesa',
    ingresar: '/mesa/ingresar',
    segundoPaso: '/mesa/ingresar/segundo-paso',
    inscribir: '/mesa/ingresar/inscripcion',
    llave: '/mesa/ingresar/llave',
    salir: '/mesa/salir',
    cola: '/mesa/cola',
    solicitud: (referencia: string) => `/mesa/solicitudes/${part(referencia)}`,
    verbo: (referencia: string, verbo: string) => `/mesa/solicitudes/${part(referencia)}/${part(verbo)}`,
    adjunto: (referencia: string, adjunto: string) =>
      `/mesa/solicitudes/${part(referencia)}/adjuntos/${part(adjunto)}`,
    /** The pages of a paper, one at a time, from 1. */
    paginas: (referencia: string, adjunto: string, pagina = 1) =>
      `/mesa/solicitudes/${part(referencia)}/documentos/${part(adjunto)}/paginas${pagina === 1 ? '' : `?p=${pagina}`}`,
    /** One page as a picture: of the revision that was signed, or of the whole file. */
    imagen: (referencia: string, adjunto: string, pagina: number, version: 'firmada' | 'completo') =>
      `/mesa/solicitudes/${part(referencia)}/documentos/${part(adjunto)}/paginas/${pagina}/${version}`,
    recibo: (referencia: string, evento: number) => `/mesa/solicitudes/${part(referencia)}/recibos/${evento}`,
    seguridad: '/mesa/seguridad',
    reforzar: '/mesa/seguridad/confirmar',
    reforzarConLlave: '/mesa/seguridad/confirmar/llave',
    codigos: '/mesa/seguridad/codigos',
    llaves: '/mesa/seguridad/llaves',
    quitarLlave: '/mesa/seguridad/llaves/quitar',
    cerrarSesion: '/mesa/seguridad/cerrar-sesion',
  },
  api: { raiz: '/api/v1', documento: '/api/v1/openapi.json' },
  healthz: '/healthz',
  readyz: '/readyz',
  metrics: '/metrics',
} as const;

/** Where a person may be sent after signing in: a path of our own, never another site (ASVS 3.7.2). */
export function safeReturn(raw: string | undefined, otherwise: string): string {
  if (raw === undefined || raw.length > 300 || !/^\/(?![/\\])[\w\-./?=&%]*$/.test(raw)) return otherwise;
  return raw.includes('//') || raw.includes('\\') ? otherwise : raw;
}
