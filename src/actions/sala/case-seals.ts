/** Sealing the keys of a complaint: to each reader, the custodians, the complainant and the recovery. */
import type { Ids } from '../../platform/ids.ts';
import type { LlaveDeSello, Sello } from '../../store/sala-denuncias.ts';
import type { Lector, LlaveDeRecuperacion } from '../../store/sala-lectores.ts';
import { openWith, sealTo } from '../../trust/sellado/hpke.ts';

export const caseKeyBytes = 32;

export function newKey(ids: Ids): Buffer {
  return Buffer.from(ids.randomToken(caseKeyBytes), 'base64url');
}

export const forReader = (cuenta: string) => `lector:${cuenta}`;
export const forRecovery = (version: number) => `recuperacion:${version}`;
export const forComplainant = 'denunciante';

const aboutSeal = (denuncia: string, para: string, llave: LlaveDeSello) =>
  `sello|${denuncia}|${para}|${llave}`;

export async function sealFor(
  denuncia: string,
  para: string,
  publicKey: Buffer,
  llave: LlaveDeSello,
  clear: Buffer,
): Promise<Sello> {
  return { para, llave, sello: await sealTo(publicKey, clear, aboutSeal(denuncia, para, llave)) };
}

/** Null where there is no seal, or it does not open. */
export async function openSeal(
  denuncia: string,
  para: string,
  privateKey: Buffer,
  llave: LlaveDeSello,
  sello: Buffer | undefined,
): Promise<Buffer | null> {
  return sello === undefined ? null : openWith(privateKey, sello, aboutSeal(denuncia, para, llave));
}

/** Both halves together give the key; one of them alone is as good as nothing. */
export function joinHalves(a: Buffer, b: Buffer): Buffer {
  return Buffer.from(a.map((byte, i) => byte ^ (b[i] ?? 0)));
}

export type IdentityKey = { readonly whole: Buffer; readonly readers: Buffer; readonly custodians: Buffer };

export function newIdentityKey(ids: Ids): IdentityKey {
  const readers = newKey(ids);
  const custodians = newKey(ids);
  return { whole: joinHalves(readers, custodians), readers, custodians };
}

export type Recipients = {
  readonly lectores: readonly Lector[];
  readonly custodios: readonly Lector[];
  readonly recuperacion: readonly LlaveDeRecuperacion[];
  readonly denunciante: Buffer | null;
};

/** All seals of a new complaint; `identity` null where nobody gave one. */
export function sealsOf(
  denuncia: string,
  { lectores, custodios, recuperacion, denunciante }: Recipients,
  caseKey: Buffer,
  identity: IdentityKey | null,
): Promise<Sello[]> {
  const whole = [
    ...recuperacion.map(({ version, clavePublica }) => ({ para: forRecovery(version), clavePublica })),
    ...(denunciante === null ? [] : [{ para: forComplainant, clavePublica: denunciante }]),
  ];
  const of = (to: readonly Lector[]) =>
    to.map(({ cuenta, clavePublica }) => ({ para: forReader(cuenta), clavePublica }));
  const seals = (
    to: readonly { readonly para: string; readonly clavePublica: Buffer }[],
    llave: LlaveDeSello,
    clear: Buffer,
  ) => to.map(({ para, clavePublica }) => sealFor(denuncia, para, clavePublica, llave, clear));
  return Promise.all([
    ...seals([...whole, ...of(lectores)], 'caso', caseKey),
    ...(identity === null
      ? []
      : [
          ...seals(whole, 'identidad', identity.whole),
          ...seals(of(lectores), 'identidad-lector', identity.readers),
          ...seals(of(custodios), 'identidad-custodio', identity.custodians),
        ]),
  ]);
}
