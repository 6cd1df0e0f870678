/** What SMTP said of a mail that comes as a file or from a mailbox, as far as its headers keep it. */
import type { CorreoLeido, Sobre } from './leido.ts';

const address = /[^\s<>",;]+@[^\s<>",;]+/;

const addressIn = (value: string): string | null => address.exec(value)?.[0].toLowerCase() ?? null;

/**
 * `Return-Path` is the envelope's sender, and `<>` the null one; without it the From address stands in. Recipients are
 * those that the last server wrote down, else those that the mail names itself.
 */
export function sobreDeCabeceras({
  cabeceras,
  de,
  para,
  copia,
}: Pick<CorreoLeido, 'cabeceras' | 'de' | 'para' | 'copia'>): Sobre {
  const returnPath = cabeceras['return-path']?.[0];
  const sender = returnPath === undefined ? (de?.direccion ?? '') : (addressIn(returnPath) ?? '');
  const delivered = ['delivered-to', 'x-original-to']
    .flatMap((name) => cabeceras[name] ?? [])
    .map(addressIn)
    .filter((one) => one !== null);
  const named = [...para, ...copia].map(({ direccion }) => direccion);
  return { de: sender, para: [...new Set(delivered.length > 0 ? delivered : named)] };
}
