/** Mails that are signed or encrypted: S/MIME in all its forms, PGP. The people and their authority are invented. */
import { createAuthority, type SignerOrder } from '../authority/create-authority.ts';
import { der, nothing, octets, oid, sequence } from '../authority/der-writer.ts';
import { extension } from '../authority/issue-certificate.ts';
import { type CmsOrder, signCms } from '../authority/sign-cms.ts';
import { type Carta, carta, type Espera } from './carta.ts';
import { asPart, base64, header, multipart, type Parts, textPart } from './mail-bytes.ts';

const authority = createAuthority({ label: 'correo' });
const person = { cedula: '3000001036', nombres: 'Persona', apellidos: 'de Prueba' };
const own = 'persona.prueba@correo.example';
const dateMs = Date.UTC(2026, 10, 22, 15, 15);

/** Alternative name with one e-mail address (RFC 5280, 4.2.1.6). */
const named = (address: string): SignerOrder => ({
  extensions: [extension('2.5.29.17', sequence(der(0x81, Buffer.from(address))))],
});

const letter = textPart('Solicito copia certificada del expediente, según el artículo 18.');
const signature = (bytes: Buffer): Parts => ({
  lines: [
    header('Content-Type', 'application/pkcs7-signature; name="smime.p7s"'),
    header('Content-Transfer-Encoding', 'base64'),
    header('Content-Disposition', 'attachment; filename="smime.p7s"'),
  ],
  body: base64(bytes),
});

type Signed = {
  readonly nombre: string;
  readonly firma: NonNullable<Espera['firma']>;
  readonly signer?: SignerOrder;
  readonly cms?: CmsOrder;
  /** What is sent instead of what was signed. */
  readonly sent?: Parts;
};

function clearSigned({
  nombre,
  firma,
  signer = named(own),
  cms = { timeMs: dateMs },
  sent = letter,
}: Signed): Carta {
  const made = signCms(asPart(letter), authority.issue(person, signer), cms);
  return carta({
    nombre,
    asunto: 'Pedido de copia certificada',
    cuerpo: multipart(
      'signed',
      [sent, signature(made)],
      '; protocol="application/pkcs7-signature"; micalg=sha-256',
    ),
    espera: { texto: ['según el artículo 18'], adjuntos: ['smime.p7s'], proteccion: 'smime-firmado', firma },
  });
}

const years = (from: number, to: number): SignerOrder => ({
  ...named(own),
  notBeforeMs: Date.UTC(from, 0, 1),
  notAfterMs: Date.UTC(to, 0, 1),
});

const opaque = carta({
  nombre: 'smime firmado opaco',
  asunto: 'Pedido de copia certificada',
  cuerpo: {
    lines: [
      header('Content-Type', 'application/pkcs7-mime; smime-type=signed-data; name="smime.p7m"'),
      header('Content-Transfer-Encoding', 'base64'),
      header('Content-Disposition', 'attachment; filename="smime.p7m"'),
    ],
    body: base64(
      signCms(asPart(letter), authority.issue(person, named(own)), {
        timeMs: dateMs,
        fault: 'content-inside',
      }),
    ),
  },
  espera: { texto: ['según el artículo 18'], proteccion: 'smime-firmado', firma: 'valida' },
});

/** EnvelopedData whose content nobody here can open. */
const envelope = sequence(
  oid('1.2.840.113549.1.7.3'),
  der(
    0xa0,
    sequence(
      der(2, Buffer.from([0])),
      der(0x31, nothing),
      sequence(oid('1.2.840.113549.1.7.1'), octets(Buffer.alloc(64, 9))),
    ),
  ),
);
const encrypted = carta({
  nombre: 'smime cifrado',
  asunto: 'Información reservada',
  cuerpo: {
    lines: [
      header('Content-Type', 'application/x-pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"'),
      header('Content-Transfer-Encoding', 'base64'),
    ],
    body: base64(envelope),
  },
  espera: { texto: [], adjuntos: ['smime.p7m'], avisos: ['sin-texto'], proteccion: 'smime-cifrado' },
});

const pgpInline = carta({
  nombre: 'pgp firmado dentro del texto',
  asunto: 'Consulta firmada',
  cuerpo: textPart(
    '-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nEsta es mi petición.\n-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCAAdFiEEsintetico\n=abcd\n-----END PGP SIGNATURE-----',
    { encoding: '8bit' },
  ),
  espera: { texto: ['Esta es mi petición.'], proteccion: 'pgp-firmado' },
});

const pgpArmored = carta({
  nombre: 'pgp cifrado dentro del texto',
  asunto: 'Reservado',
  cuerpo: textPart('-----BEGIN PGP MESSAGE-----\n\nhQEMAsintetico\n=abcd\n-----END PGP MESSAGE-----', {
    encoding: '8bit',
  }),
  espera: { texto: ['-----BEGIN PGP MESSAGE-----'], proteccion: 'pgp-cifrado' },
});

const pgpSigned = carta({
  nombre: 'pgp mime firmado',
  asunto: 'Consulta firmada',
  mas: [header('Autocrypt', `addr=${own}; keydata=mDMEsintetico`)],
  cuerpo: multipart(
    'signed',
    [
      letter,
      {
        lines: [header('Content-Type', 'application/pgp-signature; name="signature.asc"')],
        body: Buffer.from(
          '-----BEGIN PGP SIGNATURE-----\r\n\r\nsintetico\r\n-----END PGP SIGNATURE-----\r\n',
        ),
      },
    ],
    '; protocol="application/pgp-signature"; micalg=pgp-sha512',
  ),
  espera: { texto: ['según el artículo 18'], adjuntos: ['signature.asc'], proteccion: 'pgp-firmado' },
});

const pgpEncrypted = carta({
  nombre: 'pgp mime cifrado',
  asunto: '...',
  cuerpo: multipart(
    'encrypted',
    [
      { lines: [header('Content-Type', 'application/pgp-encrypted')], body: Buffer.from('Version: 1\r\n') },
      {
        lines: [header('Content-Type', 'application/octet-stream; name="encrypted.asc"')],
        body: Buffer.from('-----BEGIN PGP MESSAGE-----\r\n\r\nsintetico\r\n-----END PGP MESSAGE-----\r\n'),
      },
    ],
    '; protocol="application/pgp-encrypted"',
  ),
  espera: {
    texto: [],
    adjuntos: ['adjunto', 'encrypted.asc'],
    avisos: ['sin-texto'],
    proteccion: 'pgp-cifrado',
  },
});

export const cartasSelladas: readonly Carta[] = [
  clearSigned({ nombre: 'smime firmado', firma: 'valida' }),
  clearSigned({ nombre: 'smime firmado sin direccion en el certificado', firma: 'valida', signer: {} }),
  clearSigned({
    nombre: 'smime alterado',
    firma: 'alterada',
    sent: textPart('Solicito copia certificada de todo, según el artículo 18.'),
  }),
  clearSigned({
    nombre: 'smime de otro firmante',
    firma: 'otro-firmante',
    signer: named('otra@correo.example'),
  }),
  clearSigned({ nombre: 'smime con certificado vencido', firma: 'vencida', signer: years(2020, 2022) }),
  clearSigned({ nombre: 'smime con certificado del futuro', firma: 'vencida', signer: years(2030, 2032) }),
  clearSigned({ nombre: 'smime con firma ilegible', firma: 'no-comprobada', cms: { fault: 'headless' } }),
  opaque,
  encrypted,
  pgpInline,
  pgpArmored,
  pgpSigned,
  pgpEncrypted,
];
