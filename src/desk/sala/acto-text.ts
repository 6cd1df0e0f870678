/** How the acts of a complaint are headed in its thread. */

const actos: { readonly [que: string]: string } = {
  admitir: 'Denuncia admitida',
  inadmitir: 'Denuncia no admitida',
  orientar: 'Se indicó otra vía',
  investigar: 'Se abrió la investigación',
  cerrar: 'Denuncia cerrada',
  derivada: 'Cambió de clase o de grupo',
  remitida: 'Remitida a otra autoridad',
  'apertura-pedida': 'Se pidió abrir la identidad',
  'apertura-concedida': 'Se concedió abrir la identidad',
  'apertura-negada': 'Se negó abrir la identidad',
  'apertura-usada': 'Se abrió la identidad',
};

/** What has no heading of its own is an act like any other. */
export function actoText(que: string): string {
  return Object.hasOwn(actos, que) ? (actos[que] ?? 'Acto') : 'Acto';
}
