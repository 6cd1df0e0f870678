/** The kind chosen for each phone agrees with its number, and a mobile has no extension; both are the filer's to mend. */
import { parseTelefono } from '../../identity/telefono.ts';
import { comprobacion } from '../comprobacion.ts';
import type { Finding } from '../verdict.ts';
import type { TelefonoPedido } from './telefonos-cambian.ts';

function hallar(pedido: TelefonoPedido, fila: number): readonly Finding[] {
  const leido = parseTelefono(pedido.numero);
  if (leido.ok && leido.value.kind !== pedido.tipo) {
    return [
      {
        state: 'reject',
        code: 'tipo-de-telefono-distinto',
        field: `telefonos.${fila}.tipo`,
        sentence: `El número ${pedido.numero} no es de ese tipo. Corrija el tipo o el número.`,
      },
    ];
  }
  if (pedido.tipo !== 'celular' || pedido.extension === undefined) return [];
  return [
    {
      state: 'reject',
      code: 'extension-en-celular',
      field: `telefonos.${fila}.extension`,
      sentence: 'Un número celular no lleva extensión: quítela.',
    },
  ];
}

export const tipoDeTelefonoCorrecto = comprobacion<{ readonly telefonos: readonly TelefonoPedido[] }>({
  version: 1,
  comprueba: 'El tipo de cada teléfono corresponde a su número.',
  codigos: ['tipo-de-telefono-distinto', 'extension-en-celular'],
  halla: ({ telefonos }) => telefonos.flatMap(hallar),
});
