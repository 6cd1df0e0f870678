/** What is sealed around a request to open an identity: its reason to the custodians, their half to whoever asked. */
import type { Apertura, PiezaNueva } from '../../domain/denuncia/denuncia.ts';
import { readLector } from '../../store/sala-lectores.ts';
import { readSello } from '../../store/sala-sellos.ts';
import { openBox } from '../../trust/sellado/box.ts';
import { openWith, sealTo } from '../../trust/sellado/hpke.ts';
import type { Deps } from '../deps.ts';
import { forReader, openSeal } from './case-seals.ts';
import type { LectorAbierto } from './sala-types.ts';

export const aboutReason = (apertura: string) => `motivo|${apertura}`;
export const aboutHalf = (apertura: string) => `mitad|${apertura}`;

/** What the complainant reads in the thread. */
export const aperturaAct = (que: string, texto: string, quien: string): PiezaNueva<'acto'> => ({
  clase: 'acto',
  autor: 'sistema',
  contenido: { que, texto, quien },
});

/** The reason under the key of the request, and that key, both as base64. */
export type ParaCustodio = { readonly motivo: string; readonly llave: string };
export type MotivoAbierto = { readonly motivo: string; readonly llave: Buffer };

/** Null where it was not sealed to this custodian. */
export async function openReason(
  custodio: LectorAbierto,
  id: string,
  sealed: Buffer,
): Promise<MotivoAbierto | null> {
  const clear = await openWith(custodio.clavePrivada, sealed, aboutReason(id));
  if (clear === null) return null;
  const { motivo, llave }: ParaCustodio = JSON.parse(clear.toString());
  const key = Buffer.from(llave, 'base64');
  const text = openBox(key, Buffer.from(motivo, 'base64'), aboutReason(id));
  return text === null ? null : { motivo: text.toString(), llave: key };
}

/** The custodian's half, sealed anew to whoever asked; null where this custodian has none. */
export async function halfFor(
  deps: Deps,
  custodio: LectorAbierto,
  { id, denuncia, pide }: Apertura,
): Promise<Buffer | null> {
  const para = forReader(custodio.cuenta);
  const [sello, asker] = await Promise.all([
    readSello(deps.sala.db, denuncia, para, 'identidad-custodio'),
    readLector(deps.sala.db, pide),
  ]);
  if (sello === null || asker === null || !asker.activo) return null;
  const half = await openSeal(denuncia, para, custodio.clavePrivada, 'identidad-custodio', sello);
  return half === null ? null : sealTo(asker.clavePublica, half, aboutHalf(id));
}
