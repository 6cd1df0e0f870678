// What the spell checker knows: English, Spanish, the technical names below and, in code only, the words of GLOSARIO.md.
import { readFileSync } from 'node:fs';

const glossary = readFileSync(new URL('GLOSARIO.md', import.meta.url), 'utf8');

/** The first column of its tables, word by word; whoever writes prose puts the accents. */
const glossaryWords = glossary
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .flatMap((line) => Array.from(line.split('|')[1].matchAll(/`([^`]+)`/g), ([, word]) => word));

/** Names of things outside, and words of the trade that no dictionary has. */
const technical = `
  aad argon armable asvs autovacuum backquote backquotes bavail bsize bytea caar cbor cipheriv clearfix clz cmdline
  csrf datname decipheriv describedby errcode esnext execpath fcntl ficlone fieldsets fillfactor fsynced govuk hashings
  healthz initdb inputmode kysely labelledby leapless lmtp losncp maxlength mktemp nodenext noncharacter nosniff
  novalidate ocds oid opendocument otpauth outdir pgboss pgdata pgxs phc pidfile plpgsql postgres psql pwfile rdonly
  readyz redrive regclass regnamespace reindex replayable rolname rpid simplewebauthn sparkline sparticuz sqlstate
  sslmode sslrootcert starttls statfs textareas timestamptz totp tsquery tz undelimited undisguise unlogged unmigrated
  deadletter eenvelope emessage endobj extensi feff fffe iend maxwords mimetypeapplication oneof pageerror recordset smtps
  monday saturdays sunday november spanish
  chrom fetc hsts jndi luxon publiccode streamsearch untokened vbmain attnum attrelid atttypid atttypmod attname attisdropped attgenerated
  ocsp arcotel ordinality tlog pdfium fpdf fpdfdoc fpdfview formfillinfo annot heapu emscripten hyzyla fium vips lstm exif iptc etsi
  xmld xmldom xmlsec clamav clamd instream eicar estab opentag opentagstart processinginstruction canonicalisers modificacion
  emision xlsb calcext macrosheets vbaproject openxmlformats officedocument spreadsheetml appnote calibri fmts crls
  oids rels subproof annots flate pkijs startxref nstartxref secp acro parms keyid pdfsig edwards ndar endstream adbe statm
  brainpool aeiou hashfile certutil xmlchars fontkit bytestreamjs lico
  wcag webauthn xact xid xmax xmin xorshift
  acked sendings redactable repr hashtextextended friday nginx pooler
  authserv bimi dhkem dmarc dkim hardfail helo hpke permerror sizeless smime softfail temperror tnef uidvalidity unlist uuencode winmail
  uidplus uids imaps yenc ybegin mailauth imapflow mailparser mailsplit libmime cids ooxml shamir etimeout mbox recipientdata maildelivery
  autoreply autorespond autoresponse outofoffice noresponder messageclass delsp serverbug postfix dovecot maildir opendkim opendmarc
  thunderbird zimbra xiaomi samsung huawei rsids rsid rsie printersettings threadedcomments revisioninfo xmlsignatures externallinks
  docprops customxml commentauthors calcchain changesinfos activex dotm fonttbl colortbl fswiss deftab curnode ptype inplace hashtext
  jose webapi oidc openid lopdp lotaip cpsv jsonld openapi
  alnum fastupdate setweight isodow ndjson venc zstd xid kubernetes caddy systemd tmpfs undescribed contrat contrataci
  superusuario dueno recalculado recalculos reseteos configmap altname àèìòù àèìòùâêîôûäëïöç
  pkce jwks xsrf userinfo abcdefghjklmnpqrstuvwxyz redirecciones responderle todavia recalculan
  adms dcat foaf skos aclexplode confrelid conrelid contype datestyle healthcheck httpapi ietf intervalstyle isready nindent nspacl
  nspname nspowner oneshot podman ratelimit regtype relispartition relkind relname relnamespace seccomp setval undispatched userbyid whsec
  containerfile ehlo nofile preauth suidsgid aeiouaeiouaeioc attidentity tunables caido monton respondio perez preparacion recoleccion extrana automaticos
  confusables truncations mism presenci xforward uuencoded foob fooba abcdefghijkmnpqrstuvwxyz
`;

/** Good Spanish that the dictionary of Spain does not know. */
const spanish = `
  recalcular recálculo
  convalidación reprogramación reprogramaciones reprograma reprogramar reprogramado reprogramamos precontractual
  idempotencia inactivar paginación contraloría guardianía percentil impaga coima hackearon direccionado volquetas
  reintenta reintentar recogible socialización proxys reseteo tabulación subsanación subsanaciones ofrecerlo subsanable ciiu inec sercop sicae uafe reenvío inadmitir inadmitida coimas coimeros testaferro
  corrupcion investigacion
`;

/** Competitors named in measurements, places, codes and column names of files that others publish. */
const names = `
  chatwoot glpi libredesk zammad pichincha azuay segoe asoejemplo asodemo siemdemo sieprueba compraspublicas
  razonsocial descan despar despro parroq provinc desiert
  arcotel anfac uanataca lazzate eclipsoft datil digercic vatec pasxx paspe rgpb
`;

const words = (text) => text.trim().split(/\s+/);

/** Verbs with their pronouns («escríbalo», «ciérrela»), process codes, and addresses of examples. */
const ignoreRegExpList = [
  'Email',
  'Urls',
  '/\\b\\p{L}*[áéíóú]\\p{L}{1,5}(?:l[aeo]s?|nos|me|se)\\b/gu',
  '/\\b[A-ZÑ]{2,}(?:-[A-Z0-9]+)+\\b/g',
  '/\\b[\\w-]+\\.example\\b/g',
  // Alphabets in patterns.
  '/[áéíóúüñ]{4,}|aeiouun/giu',
  '/[A-HJKMNP-Z]{20,}/g',
];

export default {
  version: '0.2',
  language: 'en,en-GB,es',
  import: ['@cspell/dict-es-es/cspell-ext.json'],
  dictionaries: ['typescript', 'node', 'npm', 'softwareTerms', 'fullstack', 'sql', 'html', 'css'],
  words: [technical, spanish, names].flatMap(words),
  ignoreRegExpList,
  maxNumberOfProblems: 10_000,
  ignorePaths: [
    'package-lock.json',
    'LICENSE',
    // Data that is not language: places, leaked passwords, misspelt domains.
    'demo/dpa.ts',
    'src/domain/identity/claves-comunes.ts',
    'src/domain/identity/correo-typos.ts',
    'src/domain/identity/process-type.ts',
    'src/domain/identity/*.test.ts',
    // Headings and names as offices write them, with every slip, and keys of how they sound.
    'src/documents/libro/{member-row,members-columns}.ts',
    'src/documents/listado-seps/{member-name,member-lines,read-heading}.ts',
    'src/documents/{libro,listado-seps}/**/*.test.ts',
    'src/domain/socios/phonetic-key.ts',
    'src/domain/socios/*.test.ts',
    // What people write, with every slip: suggestions learn from it and are measured on it.
    'src/domain/chat/sugerir-{ajenas,words}.ts',
    'tests/promises/held-out-wording.ts',
    'bench/sugerencias-wording.ts',
    // The words of receipts, without accents; and beginnings of words, as patterns look for them in what people write.
    'src/trust/sellado/palabras-*-tercio.ts',
    'src/domain/correo/{palabras-de-reserva,clase-de-correo,cita-lineas,dominio-parecido,reenviado,codigos-en-texto,sugerencia-de-correo}.ts',
    'src/domain/denuncia/{senales,clasificar,impedimentos}.ts',
  ],
  overrides: [
    { filename: '**/*.{ts,js,mjs,sql,css,txt,json,yml}', words: glossaryWords },
    // What tests and measurements type is data, often wrong on purpose; their titles are read in docs/asvs.md.
    {
      filename: ['**/*.test.ts', '**/testing/**', 'tests/**', 'bench/**'],
      ignoreRegExpList: [
        /'(?:[^'\\\n]|\\.)*'/g,
        /"(?:[^"\\\n]|\\.)*"/g,
        /`[^`]*`/g,
        /\/(?:[^/\\\n]|\\.)+\//g,
      ],
    },
    // What people say for a trámite, misspelt on purpose; everything else of a definition is read.
    { filename: 'tramites/*.ts', ignoreRegExpList: [/frases\(`[^`]*`\)/g] },
    {
      filename: '**/*.md',
      ignoreRegExpList: ['/`[^`\\n]+`/g', '/^```[\\s\\S]*?^```/gm', '/\\]\\([^)]*\\)/g'],
    },
  ],
};
