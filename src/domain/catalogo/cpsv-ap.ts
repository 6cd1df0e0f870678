/** The catalogue as CPSV-AP 3 in JSON-LD: each trámite a public service, with its channels, evidence, rules, output and cost. */

import type { CivilDate } from '../calendar/civil-date.ts';
import type { Plazo } from '../calendar/plazo.ts';
import type { Canal, Definicion, NormaVigente } from '../tramite/definicion.ts';
import type { Documento } from '../tramite/documento.ts';
import { type Puerta, puertasDe } from '../tramite/puertas.ts';
import { baseLegalVigente } from '../tramite/vigencia.ts';

export type Institucion = {
  readonly nombre: string;
  /** Of the service, without a slash at its end. */
  readonly baseUrl: string;
  /** Where people read of one trámite. */
  readonly pagina: (id: string) => string;
  /** Where each month's volumes and complaints are published. */
  readonly transparencia: string;
  readonly puertasCerradas: ReadonlySet<string>;
  readonly hoy: CivilDate;
};

type Nodo = { readonly [nombre: string]: unknown };

const contexto: Nodo = {
  adms: 'http://www.w3.org/ns/adms#',
  cpsv: 'http://purl.org/vocab/cpsv#',
  cv: 'http://data.europa.eu/m8g/',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  eli: 'http://data.europa.eu/eli/ontology#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  org: 'http://www.w3.org/ns/org#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

const idioma = 'http://publications.europa.eu/resource/authority/language/SPA';
const pais = 'http://publications.europa.eu/resource/authority/country/ECU';
const estado = 'http://purl.org/adms/status/Completed';
const moneda = 'http://publications.europa.eu/resource/authority/currency/USD';

/** What stands in lists of others, with the class that the profile asks of whatever points there. */
const conceptos: readonly Nodo[] = [
  { '@id': idioma, '@type': 'dct:LinguisticSystem' },
  // Of a service it is a place; of an institution, the territory that it answers for (EU's list of units).
  { '@id': pais, '@type': ['dct:Location', 'http://data.europa.eu/88u/dataset/atu-type'] },
  { '@id': estado, '@type': 'skos:Concept' },
  { '@id': moneda, '@type': 'skos:Concept' },
];

/** A page for people to read. */
const pagina = (url: string): Nodo => ({ '@id': url, '@type': 'foaf:Document' });

const es = (texto: string): Nodo => ({ '@value': texto, '@language': 'es' });

/** ISO 8601; null where nothing is promised. */
export function duracionIso(plazo: Plazo): string | null {
  switch (plazo.kind) {
    case 'inmediato':
      return `PT${plazo.metaMinutos}M`;
    case 'horas':
      return `PT${plazo.horas}H`;
    case 'dias-termino':
    case 'dias-plazo':
      return `P${plazo.dias}D`;
    default:
      return null;
  }
}

const nombreDeCanal: { readonly [C in Canal]: string } = {
  portal: 'Portal de Compras Públicas',
  chat: 'Chat en línea',
  rapido: 'Trámite Rápido',
  correo: 'Correo electrónico',
};

function canalDe(servicio: string, { canal }: Puerta, de: Institucion, id: string): Nodo {
  return {
    '@id': `${servicio}/canal/${canal}`,
    '@type': 'cv:Channel',
    'dct:identifier': `${id}/canal/${canal}`,
    'dct:description': es(nombreDeCanal[canal]),
    'cv:ownedBy': { '@id': `${de.baseUrl}/#institucion` },
    'foaf:page': pagina(`${de.baseUrl}${de.pagina(id)}`),
  };
}

function evidenciaDe(
  servicio: string,
  clave: string,
  { etiqueta, ayuda, formatos }: Documento,
  id: string,
): Nodo {
  return {
    '@id': `${servicio}/documento/${clave}`,
    '@type': 'cv:Evidence',
    'dct:identifier': `${id}/documento/${clave}`,
    'dct:title': es(etiqueta),
    'dct:description': es(
      ayuda ?? `Formatos: ${formatos.map((formato) => formato.toUpperCase()).join(', ')}.`,
    ),
    'dct:language': { '@id': idioma },
  };
}

function reglaDe(
  servicio: string,
  { norma, articulo, dice, desde, hasta }: NormaVigente,
  n: number,
  id: string,
): Nodo {
  return {
    '@id': `${servicio}/norma/${n}`,
    '@type': 'cpsv:Rule',
    'dct:identifier': `${id}/norma/${n}`,
    'dct:title': es(`${norma}, ${articulo}`),
    'dct:description': es(dice),
    'dct:language': { '@id': idioma },
    'cpsv:implements': {
      '@id': `${servicio}/norma/${n}/fuente`,
      '@type': 'eli:LegalResource',
      'eli:title': es(norma),
      'eli:number': articulo,
      'eli:first_date_entry_in_force': { '@value': desde, '@type': 'xsd:date' },
      ...(hasta === undefined
        ? {}
        : { 'eli:date_no_longer_in_force': { '@value': hasta, '@type': 'xsd:date' } }),
    },
  };
}

export function servicioPublico(definicion: Definicion, de: Institucion): Nodo {
  const { id, nombre, resumen, tiempoEstimado, obtendra, costo, contacto, dirigidoA } = definicion;
  const servicio = `${de.baseUrl}/catalogo/${id}`;
  const duracion = duracionIso(tiempoEstimado);
  const reglas = baseLegalVigente(definicion, de.hoy).map((norma, i) => reglaDe(servicio, norma, i + 1, id));
  return {
    '@id': servicio,
    '@type': 'cpsv:PublicService',
    'dct:identifier': id,
    'dct:title': es(nombre),
    'dct:description': es(resumen),
    'dct:language': { '@id': idioma },
    'dct:spatial': { '@id': pais },
    'dcat:keyword': definicion.tambienSeDice.map(es),
    'adms:status': { '@id': estado },
    'foaf:page': pagina(`${de.baseUrl}${de.pagina(id)}`),
    'cv:hasCompetentAuthority': { '@id': `${de.baseUrl}/#institucion` },
    'cv:hasChannel': puertasDe(definicion, de.puertasCerradas)
      .filter(({ publicada, abierta }) => publicada || abierta)
      .map((puerta) => canalDe(servicio, puerta, de, id)),
    'cpsv:hasInput': Object.entries(definicion.documentos).map(([clave, documento]) =>
      evidenciaDe(servicio, clave, documento, id),
    ),
    'cpsv:follows': reglas,
    'cv:hasLegalResource': reglas.map((regla) => regla['cpsv:implements']),
    'cpsv:produces': {
      '@id': `${servicio}/resultado`,
      '@type': 'cv:Output',
      'dct:identifier': `${id}/resultado`,
      'dct:title': es(obtendra),
      'dct:language': { '@id': idioma },
    },
    'cv:hasCost': {
      '@id': `${servicio}/costo`,
      '@type': 'cv:Cost',
      'dct:identifier': `${id}/costo`,
      'dct:description': es(costo),
      ...(costo === 'Gratuito' ? { 'cv:hasValue': { '@value': '0', '@type': 'xsd:double' } } : {}),
      'cv:currency': { '@id': moneda },
    },
    'cv:contactPoint': {
      '@id': `${servicio}/contacto`,
      '@type': 'cv:ContactPoint',
      'cv:contactPage': pagina(`${de.baseUrl}${de.pagina(id)}`),
      'dct:description': es(contacto),
    },
    'cv:holdsRequirement': {
      '@id': `${servicio}/destinatarios`,
      '@type': 'cv:Requirement',
      'dct:identifier': `${id}/destinatarios`,
      'dct:title': es(dirigidoA),
    },
    ...(duracion === null ? {} : { 'cv:processingTime': { '@value': duracion, '@type': 'xsd:duration' } }),
  };
}

export function institucionPublica({ nombre, baseUrl }: Institucion): Nodo {
  return {
    '@id': `${baseUrl}/#institucion`,
    '@type': ['cv:PublicOrganisation', 'org:Organization'],
    'dct:identifier': `${baseUrl}/#institucion`,
    'dct:title': es(nombre),
    'skos:prefLabel': es(nombre),
    'dct:spatial': { '@id': pais },
  };
}

export function catalogoCpsvAp(definiciones: readonly Definicion[], de: Institucion): Nodo {
  return {
    '@context': contexto,
    '@graph': [
      ...conceptos,
      institucionPublica(de),
      ...definiciones.map((definicion) => servicioPublico(definicion, de)),
    ],
  };
}
