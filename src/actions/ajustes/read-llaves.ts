/** What the service trusts and signs with, until when, and what somebody has to do about it soon. */

import { loadAnchors } from '../../documents/certificados/anchors.ts';
import { type Certificate, commonName } from '../../documents/certificados/certificate.ts';
import { diasQueQuedan, type Vigencia, vigenciaDe } from '../../domain/ajustes/vigencia.ts';
import type { Zone } from '../../domain/calendar/zone.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { secretSinceMs } from '../../platform/secret-age.ts';
import { readPublicado } from '../../store/registro-publico.ts';
import { readEpocas } from '../../store/registro-publico-lectura.ts';
import type { Deps } from '../deps.ts';
import type { Receipts } from '../receipts.ts';
import { ajustesLimits as limits } from './ajustes-limits.ts';
import { crlLists, type ListaDeRevocacion } from './crl-lists.ts';

export type Ancla = {
  readonly nombre: string;
  readonly emisor: string;
  readonly desdeMs: number;
  readonly hastaMs: number;
  /** SHA-256 of the certificate, hex. */
  readonly huella: string;
  readonly vigencia: Vigencia;
};

export type Llaves = {
  readonly anclas: readonly Ancla[];
  /** What is wrong with the file of authorities, as sentences; empty where there is no file. */
  readonly problemas: readonly string[];
  readonly hayArchivoDeAnclas: boolean;
  readonly listas: readonly ListaDeRevocacion[] | null;
  /** What receipts are signed with; null where they go unsigned. */
  readonly sello: {
    readonly nombre: string;
    readonly deDemostracion: boolean;
    readonly desdeMs: number;
    readonly hastaMs: number;
    readonly vigencia: Vigencia;
  } | null;
  readonly registro: {
    /** One line for everybody who checks. */
    readonly clave: string | null;
    /** Leaves in the newest published head; null before the first. */
    readonly tamano: number | null;
    /** How many declared epochs there were; counted up to a limit. */
    readonly epocas: number;
  };
  /** `desdeMs` null: given by configuration, its age is not known here. */
  readonly secreto: { readonly desdeMs: number | null };
  /** What ends soon or has ended, as sentences, the most urgent first. */
  readonly avisos: readonly string[];
  readonly zone: Zone;
};

type Installed = Pick<Receipts, 'seal' | 'verifierKey'> & {
  /** Where the installation's secret lies; null where the operator gives it by configuration. */
  readonly secretFolder: string | null;
};

function anclaOf(certificate: Certificate, nowMs: number): Ancla {
  const { subject, issuer, notBeforeMs: desdeMs, notAfterMs: hastaMs, sha256: huella } = certificate;
  return {
    nombre: commonName(subject) || 'autoridad sin nombre',
    emisor: commonName(issuer) || 'sin nombre',
    desdeMs,
    hastaMs,
    huella,
    vigencia: vigenciaDe({ desdeMs, hastaMs }, nowMs, limits.avisoDias),
  };
}

const sinceOf = ({ secretFolder }: Installed) => (secretFolder === null ? null : secretSinceMs(secretFolder));

function selloOf({ seal }: Installed, nowMs: number): Llaves['sello'] {
  if (seal === null) return null;
  const { firma, fromMs: desdeMs, untilMs: hastaMs } = seal;
  return {
    nombre: firma.nombre,
    deDemostracion: firma.clase !== 'institucional',
    desdeMs,
    hastaMs,
    vigencia: vigenciaDe({ desdeMs, hastaMs }, nowMs, limits.avisoDias),
  };
}

const daysText = (days: number) => (days === 1 ? 'queda 1 día' : `quedan ${days} días`);

type Watched = {
  readonly que: string;
  readonly hacer: string;
  readonly hastaMs: number;
  readonly vigencia: string;
};

function warningsOf(watched: readonly Watched[], nowMs: number): readonly string[] {
  return watched
    .filter(({ vigencia }) => vigencia === 'vencida' || vigencia === 'por-vencer')
    .sort((a, b) => a.hastaMs - b.hastaMs)
    .map(({ que, hacer, hastaMs, vigencia }) =>
      vigencia === 'vencida'
        ? `${que} ya venció. ${hacer}`
        : `${que} vence pronto: ${daysText(diasQueQuedan(hastaMs, nowMs))}. ${hacer}`,
    );
}

function watchedOf({
  anclas,
  listas,
  sello,
}: Pick<Llaves, 'anclas' | 'listas' | 'sello'>): readonly Watched[] {
  return [
    ...(sello === null
      ? []
      : [
          {
            ...sello,
            que: 'El certificado con que se firman los recibos',
            hacer: 'Consiga otro y cámbielo en RECEIPT_KEY_FILE y RECEIPT_CERT_FILE.',
          },
        ]),
    ...anclas.map(({ nombre, ...one }) => ({
      ...one,
      que: `La autoridad «${nombre}»`,
      hacer:
        'Pida a la autoridad su certificado nuevo y agréguelo al archivo de TRUST_ANCHORS; deje el anterior para las firmas de antes.',
    })),
    ...(listas ?? []).flatMap(({ archivo, hastaMs, vigencia }) =>
      hastaMs === null
        ? []
        : [
            {
              hastaMs,
              vigencia,
              que: `La lista de revocación «${archivo}»`,
              hacer:
                'Descargue la nueva en la carpeta de CRL_DIR, o escriba su dirección en direcciones.txt.',
            },
          ],
    ),
  ];
}

/** Only an administrator. Nothing secret is read: names, dates and public fingerprints. */
export async function readLlaves(
  deps: Deps,
  actor: Funcionario,
  installed: Installed,
): Promise<Llaves | Refusal> {
  if (!actor.roles.includes('administrador')) return refuse('no-encontrada');
  const nowMs = deps.clock.nowMs();
  const pem = deps.anchorsPem ?? '';
  const { anchors, problems } = loadAnchors(pem, nowMs);
  const certificates = [...anchors.bySubject.values()].flat();
  const [published, epocas, listas] = await Promise.all([
    readPublicado(deps.db),
    readEpocas(deps.db, limits.epocasMax),
    crlLists(deps.crlFolder, certificates, nowMs),
  ]);
  const trusted = {
    anclas: certificates.map((one) => anclaOf(one, nowMs)),
    listas,
    sello: selloOf(installed, nowMs),
  };
  return {
    ...trusted,
    problemas: pem === '' ? [] : problems.map(({ sentence }) => sentence),
    hayArchivoDeAnclas: pem !== '',
    registro: {
      clave: installed.verifierKey ?? null,
      tamano: published?.tamano ?? null,
      epocas: epocas.length,
    },
    secreto: { desdeMs: await sinceOf(installed) },
    avisos: warningsOf(watchedOf(trusted), nowMs),
    zone: (await deps.calendar()).zone,
  };
}
