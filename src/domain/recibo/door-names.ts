/** The doors of the agency's table as a receipt names them. */
import type { Canal } from '../tramite/definicion.ts';

export const doorNames: { readonly [C in Canal]: string } = {
  portal: 'Portal de Compras Públicas',
  chat: 'Chat en línea',
  rapido: 'Trámite Rápido',
  correo: 'Correo electrónico',
};
