/** How what is noted in the room's log and counted in its statistics is said. */

const hechos: { readonly [clase: string]: string } = {
  recibida: 'Denuncia recibida',
  leida: 'Leyó la denuncia',
  tomada: 'Tomó la denuncia',
  entregada: 'Pasó la denuncia a otra persona',
  respondida: 'Escribió a quien denunció',
  anotada: 'Dejó una nota',
  admitida: 'Admitió la denuncia',
  inadmitida: 'No admitió la denuncia',
  orientada: 'Indicó otra vía y cerró',
  'en-investigacion': 'Abrió la investigación',
  derivada: 'Cambió la clase o el grupo',
  remitida: 'Liberó una remisión',
  cerrada: 'Cerró la denuncia',
  retenida: 'Puso una retención legal',
  'retencion-levantada': 'Levantó la retención legal',
  'copia-limpia': 'Hizo una copia limpia',
  'archivo-leido': 'Descargó un archivo',
  'paquete-propuesto': 'Propuso una remisión',
  'paquete-retirado': 'Retiró una remisión',
  'paquete-descargado': 'Descargó una remisión',
  'apertura-pedida': 'Pidió abrir la identidad',
  'apertura-concedida': 'Concedió abrir la identidad',
  'apertura-negada': 'Negó abrir la identidad',
  'apertura-usada': 'Abrió la identidad',
  'sala-abierta': 'Abrió la sala',
  'lector-nuevo': 'Se inscribió como lector',
  'custodio-nuevo': 'Se inscribió como custodio',
  'lector-anadido': 'Entregó la denuncia a otro lector',
  triturada: 'Se destruyeron las claves',
};

/** What nobody wrote a sentence for is shown as it is noted. */
export function hechoText(clase: string): string {
  return hechos[clase] ?? clase;
}
