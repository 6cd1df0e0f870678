/** Says, offline, what a receipt proves and what it does not: its signature, its paper against its data, its place in the log. */
import type { X509Certificate } from 'node:crypto';
import type { Recibo, RegistroProof } from '../../domain/recibo/recibo.ts';
import { openCheckpoint, readCheckpoint } from '../registro-publico/checkpoint.ts';
import { eventLeaf } from '../registro-publico/event-leaf.ts';
import { decodeProof } from '../registro-publico/proof-text.ts';
import { readVerifierKey } from '../registro-publico/signed-note.ts';
import { leafHash } from '../registro-publico/tree-hash.ts';
import { verifyInclusion } from '../registro-publico/tree-verify.ts';
import { demoName } from './demo-seal.ts';
import { drawReceipt } from './draw-receipt.ts';
import { embeddedReceipt } from './receipt-data.ts';
import { prepareUpdate } from './sign-pdf.ts';
import { type SignatureVerdict, verifySignature } from './verify-signature.ts';

export type ReceiptFinding = {
  readonly que: 'firma' | 'firmante' | 'papel' | 'registro';
  readonly estado: 'probado' | 'falso' | 'sin-prueba';
  readonly frase: string;
};

/** `ilegible`: not a receipt, or nothing in it can be read. */
export type ReceiptVerdict = {
  readonly resultado: 'probado' | 'falso' | 'sin-prueba' | 'ilegible';
  readonly hallazgos: readonly ReceiptFinding[];
  readonly recibo: Recibo | null;
};

/** What the person who verifies brings along and trusts. */
export type Trusted = {
  /** Line of the log's key: `name+keyid+key`. */
  readonly verifierKey: string | null;
  /** A signed note saved before. */
  readonly checkpoint: string | null;
  /** The agency's certificate, or its issuer's. */
  readonly certificate: X509Certificate | null;
};

const finding = (
  que: ReceiptFinding['que'],
  estado: ReceiptFinding['estado'],
  frase: string,
): ReceiptFinding => ({
  que,
  estado,
  frase,
});

function signatureFindings(signature: SignatureVerdict, trusted: Trusted): readonly ReceiptFinding[] {
  if (signature.state === 'invalida') return [finding('firma', 'falso', signature.sentence)];
  if (signature.state === 'ausente')
    return [
      finding(
        'firma',
        'sin-prueba',
        'El recibo no lleva firma: no prueba quién lo hizo ni que diga la verdad, aunque el suceso conste en el registro. Compruébelo en la página de verificación.',
      ),
    ];
  const { signer, certificates, signedAtMs } = signature;
  const when = new Date(signedAtMs).toISOString().replace('T', ' ').replace('.000Z', ' UTC');
  const whole = finding(
    'firma',
    'probado',
    `El archivo está íntegro: nada cambió desde que lo firmó «${signer}» (${when}, según quien firmó).`,
  );
  const { certificate } = trusted;
  if (signer === demoName)
    return [
      whole,
      certificate === null
        ? finding(
            'firmante',
            'sin-prueba',
            'Es una clave de demostración: no prueba quién la usó y no tiene valor legal.',
          )
        : finding(
            'firmante',
            'falso',
            'Lo firmó una clave de demostración, no el certificado que usted dio.',
          ),
    ];
  if (certificate === null)
    return [
      whole,
      finding(
        'firmante',
        'sin-prueba',
        'El nombre de quien firmó es el que dice su propio certificado. Para comprobarlo, dé el certificado de la institución con --certificate.',
      ),
    ];
  const isOwn = certificates[0]?.raw.equals(certificate.raw) === true;
  // Whoever has a certificate could sign another with it; only an authority's word counts.
  const isVouched = certificates.some(
    (one, i) =>
      (i > 0 && one.raw.equals(certificate.raw)) ||
      (certificate.ca && one.checkIssued(certificate) && one.verify(certificate.publicKey)),
  );
  if (isOwn)
    return [whole, finding('firmante', 'probado', 'Lo firmó el titular del certificado que usted dio.')];
  return [
    whole,
    isVouched
      ? finding(
          'firmante',
          'probado',
          `La autoridad cuyo certificado usted dio acredita que quien firmó es «${signer}».`,
        )
      : finding('firmante', 'falso', 'Quien firmó no tiene relación con el certificado que usted dio.'),
  ];
}

/** Draws the receipt again from its data, and its signature's dictionaries too: every byte has to be there, and no other. */
async function isOwnPaper(pdf: Buffer, recibo: Recibo, signature: SignatureVerdict): Promise<boolean> {
  const base = await drawReceipt(recibo);
  if (signature.state === 'ausente') return recibo.firma.clase === 'ninguna' && base.equals(pdf);
  if (signature.state === 'invalida') return base.equals(pdf.subarray(0, base.length));
  if (recibo.firma.nombre !== signature.signer) return false;
  if ((recibo.firma.clase === 'demostracion') !== (signature.signer === demoName)) return false;
  const { signedAtMs, signatureBytes } = signature;
  const update = prepareUpdate(base, signature.signer, signedAtMs, signatureBytes);
  const blank = Buffer.from(pdf);
  blank.fill('0', update.gapStart + 1, update.gapEnd - 1, 'latin1');
  return blank.equals(update.pdf);
}

async function paperFinding(
  pdf: Buffer,
  recibo: Recibo,
  signature: SignatureVerdict,
): Promise<ReceiptFinding> {
  return (await isOwnPaper(pdf, recibo, signature))
    ? finding(
        'papel',
        'probado',
        'Lo que se lee en el papel es exactamente lo que dicen los datos que lleva dentro.',
      )
    : finding(
        'papel',
        'falso',
        'El papel no es el que corresponde a los datos que lleva dentro: fue alterado, o lo hizo otra versión del programa.',
      );
}

type Reading = { readonly root: Buffer; readonly size: number };

function leads({ sal, indice, prueba }: RegistroProof, { n, hash }: Recibo['evento'], to: Reading): boolean {
  const proof = decodeProof(prueba);
  return (
    proof !== null &&
    verifyInclusion({
      leaf: leafHash(eventLeaf({ sal, n, hash })),
      index: indice,
      size: to.size,
      root: to.root,
      proof,
    })
  );
}

const log = (estado: ReceiptFinding['estado'], frase: string) => finding('registro', estado, frase);

/** Whether the checkpoint inside is one the person already trusts: by the log's key, or by a copy saved before. */
function trustFinding(
  registro: RegistroProof,
  inside: Reading,
  { verifierKey, checkpoint }: Trusted,
): ReceiptFinding {
  const place = `El suceso consta en el registro público con el número ${registro.indice}`;
  if (verifierKey !== null) {
    const verifier = readVerifierKey(verifierKey);
    if (verifier === null)
      return log('sin-prueba', 'La clave dada con --key no es la de un registro público.');
    if (openCheckpoint(registro.puntoDeControl, verifier) === null)
      return log('falso', 'El punto de control que lleva el recibo no lo firmó la clave dada con --key.');
  }
  if (checkpoint !== null) {
    const saved = readCheckpoint(checkpoint);
    if (saved === null)
      return log('sin-prueba', 'El archivo dado con --checkpoint no es un punto de control.');
    if (saved.size === inside.size && !saved.root.equals(inside.root))
      return log('falso', 'El punto de control que lleva el recibo contradice al que usted guardó.');
    if (saved.size === inside.size)
      return log('probado', `${place}, según el punto de control que usted guardó.`);
    if (verifierKey === null)
      return log(
        'sin-prueba',
        `El punto de control guardado es de otro momento (${saved.size} sucesos; el del recibo, ${inside.size}) y no basta para compararlos. Use --key, o compruebe el crecimiento con «log verify».`,
      );
  }
  return verifierKey === null
    ? log(
        'sin-prueba',
        `La prueba lleva del suceso al punto de control que va en el recibo, pero no se comprobó quién lo firmó. Use --key o --checkpoint.`,
      )
    : log('probado', `${place}, en un punto de control firmado por el registro.`);
}

function logFinding({ registro, evento }: Recibo, trusted: Trusted): ReceiptFinding {
  if (registro === null)
    return log(
      'sin-prueba',
      'Cuando se emitió aún no constaba en el registro público. Vuelva a descargarlo para obtener la prueba.',
    );
  const inside = readCheckpoint(registro.puntoDeControl);
  if (inside === null || inside.size !== registro.tamano)
    return log('falso', 'El punto de control que lleva el recibo no se puede leer o no es el que dice.');
  if (!leads(registro, evento, inside))
    return log(
      'falso',
      'La prueba no lleva del suceso al punto de control: el suceso no consta en ese registro.',
    );
  return trustFinding(registro, inside, trusted);
}

/** `pdf`: at most `reciboLimits.pdfBytesMax`. Never throws for any bytes. */
export async function verifyReceipt(pdf: Buffer, trusted: Trusted): Promise<ReceiptVerdict> {
  const signature = verifySignature(pdf);
  const recibo = pdf.subarray(0, 5).equals(Buffer.from('%PDF-')) ? embeddedReceipt(pdf) : null;
  if (recibo === null)
    return signature.state === 'invalida'
      ? { resultado: 'falso', hallazgos: signatureFindings(signature, trusted), recibo: null }
      : { resultado: 'ilegible', hallazgos: [], recibo: null };
  const hallazgos = [
    ...signatureFindings(signature, trusted),
    await paperFinding(pdf, recibo, signature),
    logFinding(recibo, trusted),
  ];
  const isFalse = hallazgos.some(({ estado }) => estado === 'falso');
  // The log proves that the event exists, not that this paper says what it was: only a signature ties the two together.
  const isProved = signature.state === 'valida';
  return { resultado: isFalse ? 'falso' : isProved ? 'probado' : 'sin-prueba', hallazgos, recibo };
}
