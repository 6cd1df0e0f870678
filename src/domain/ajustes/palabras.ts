/** What the members of stored settings are called where people read them. */

const palabras: { readonly [miembro: string]: string } = {
  zona: 'zona horaria',
  horas: 'horario',
  sede: 'sede',
  feriados: 'feriados de este cambio',
  puestos: 'agregados o corregidos',
  dias: 'días',
  unidades: 'unidades',
  descripcion: 'descripción',
  recibe: 'recibe por reparto',
  enEsperaPesaPorciento: 'peso de lo que espera, en %',
  pegajoso: 'a quien atendió la anterior',
  soloEnHorario: 'solo en horario de oficina',
  modo: 'modo de reparto',
  plazos: 'tiempos',
  porTramite: 'por trámite',
  respuestaDias: 'días para responder una petición',
  tramites: 'trámites',
  textos: 'textos',
  avisos: 'avisos en las páginas',
  cartas: 'cartas',
  puertas: 'puertas',
  servicios: 'servicios',
  cerrada: 'cerrada',
  cerrado: 'cerrado',
  frase: 'frase para las personas',
  rapido: 'Trámite Rápido',
  portal: 'Portal de Compras Públicas',
  correo: 'Correo electrónico',
  web: 'página de denuncias',
  chat: 'chat en línea',
  'personas-del-chat': 'personas en el chat',
  'respuesta-correo': 'respuesta automática del correo',
  general: 'todas las cartas',
  todos: 'todos los trámites',
  asunto: 'asunto',
  apertura: 'apertura',
  cierre: 'cierre',
  firma: 'firma',
  desde: 'primer día',
  hasta: 'último día',
};

/** «capacidadPorPersona» as «capacidad por persona»; what is no name of the program («Registro de Proveedores») stays. */
const enPalabras = (miembro: string) =>
  /^[a-z][A-Za-z\d-]*$/.test(miembro)
    ? miembro
        .replace(/([a-z])([A-Z])/g, '$1 $2')
        .replaceAll('-', ' ')
        .toLowerCase()
    : miembro;

/** A member that nobody named here is told by its own name, taken apart. */
export function palabraDe(miembro: string): string {
  return Object.hasOwn(palabras, miembro) ? (palabras[miembro] ?? miembro) : enPalabras(miembro);
}
