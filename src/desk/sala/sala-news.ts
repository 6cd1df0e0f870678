/** What was just done, as the address names it after a form of the room was sent. */

const news: { readonly [verbo: string]: string } = {
  tomar: 'Tomó la denuncia.',
  pasar: 'Pasó la denuncia.',
  anotar: 'Guardó la nota.',
  escribir: 'Envió el mensaje: quien denunció lo verá cuando vuelva.',
  copiar: 'La copia limpia está lista.',
  'pedir-apertura': 'Pidió la apertura. La decide un custodio y quien denunció ve el pedido.',
  admitir: 'Admitió la denuncia.',
  inadmitir: 'No admitió la denuncia.',
  orientar: 'Indicó otra vía y cerró la denuncia.',
  investigar: 'Abrió la investigación.',
  derivar: 'Cambió la clase de la denuncia.',
  'proponer-remision': 'Propuso la remisión. Otra persona debe liberarla.',
  'liberar-remision': 'Liberó la remisión. El paquete cifrado está listo para descargar.',
  'retirar-remision': 'Retiró la propuesta.',
  cerrar: 'Cerró la denuncia.',
  retener: 'Puso la retención legal.',
  soltar: 'Levantó la retención legal.',
  conceder: 'Concedió la apertura. Solo quien la pidió puede abrirla, una vez.',
  negar: 'Negó la apertura.',
};

export function salaNews(verbo: string | undefined): string | undefined {
  return verbo !== undefined && Object.hasOwn(news, verbo) ? news[verbo] : undefined;
}
