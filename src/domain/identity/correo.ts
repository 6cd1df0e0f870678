// Reads an e-mail address without asking the network: shape, lengths, and a question when the domain looks mistyped.
import { suggestedDomain } from './correo-typos.ts';
import { accept, type Parsed, refuse } from './parsed.ts';
import { withoutInvisible } from './pasted.ts';

export type Correo = {
  /** Local part as typed, domain in lower case. */
  address: string;
  local: string;
  domain: string;
  /** Whole address in lower case, for comparing: no provider in use tells capitals apart. */
  folded: string;
  /** The address probably meant, when the domain looks mistyped. */
  suggestion: string | null;
};

/** Octets, RFC 5321 sections 4.5.3.1.1 and 4.5.3.1.3 (a path of 256 with its two angle brackets). */
const localLengthMax = 64;
const totalLengthMax = 254;
const labelLengthMax = 63;

const atom = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+$/;
const domainLabel = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

/**
 * Plain dot-atom addresses only (RFC 5322, 3.4.1): no quoted strings, comments, address literals or display names.
 * Never NFKC: it would silently turn one person's look-alike address into another person's.
 */
export function parseCorreo(raw: string): Parsed<Correo> {
  if (raw.length > totalLengthMax * 2) return refuse('correo-demasiado-largo', lengthSentence);
  if (/[\r\n]/.test(raw.trim()))
    return refuse('correo-saltos', 'Escriba una sola dirección, sin saltos de línea.');
  const typed = withoutInvisible(raw).trim();
  if (typed === '')
    return refuse('correo-vacio', 'Escriba su correo electrónico, por ejemplo nombre@empresa.com.');
  const at = typed.lastIndexOf('@');
  if (at < 1 || at === typed.length - 1) return refuse('correo-formato', formatSentence);
  const local = typed.slice(0, at);
  const typedDomain = typed.slice(at + 1);
  if (local.includes('@'))
    return refuse('correo-varios', 'Escriba una sola dirección de correo, con una sola arroba.');
  if (local.length > localLengthMax || typed.length > totalLengthMax) {
    return refuse('correo-demasiado-largo', lengthSentence);
  }
  if (!atom.test(local)) return refuse('correo-caracteres', localSentence);
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) {
    return refuse(
      'correo-puntos',
      'Antes de la arroba no puede haber un punto al inicio, al final ni dos seguidos.',
    );
  }
  return withDomain(local, typedDomain);
}

function withDomain(local: string, typedDomain: string): Parsed<Correo> {
  // Asked before lower-casing: the Kelvin sign and others fall into ASCII when lower-cased.
  if (/[^\p{ASCII}]/u.test(typedDomain)) {
    return refuse(
      'correo-dominio-internacional',
      'Después de la arroba use solo letras sin tilde ni ñ, números, puntos y guiones. Si su dominio lleva tildes o ñ, escríbalo en su forma «xn--».',
    );
  }
  const domain = typedDomain.toLowerCase();
  if (!isDomain(domain)) return refuse('correo-dominio', domainSentence);
  const address = `${local}@${domain}`;
  const meant = suggestedDomain(domain);
  const suggestion = meant === undefined ? null : `${local}@${meant}`;
  const value: Correo = { address, local, domain, folded: address.toLowerCase(), suggestion };
  if (suggestion === null) return accept(value);
  return accept(value, {
    code: 'correo-posible-error',
    sentence: `¿Quiso escribir ${suggestion}? Revise la dirección; si está bien escrita, puede continuar.`,
  });
}

function isDomain(domain: string): boolean {
  const labels = domain.split('.');
  const top = labels.at(-1) ?? '';
  return (
    labels.length >= 2 &&
    labels.every((label) => label.length <= labelLengthMax && domainLabel.test(label)) &&
    /^(?:[a-z]{2,}|xn--[a-z0-9-]+)$/.test(top)
  );
}

const lengthSentence = 'El correo es demasiado largo: hasta 64 caracteres antes de la arroba y 254 en total.';
const formatSentence = 'El correo lleva un nombre, una arroba y un dominio, por ejemplo nombre@empresa.com.';
const localSentence =
  'Antes de la arroba use letras sin tilde ni ñ, números y signos como punto, guion o guion bajo. No use espacios, comillas ni paréntesis.';
const domainSentence =
  'El dominio, después de la arroba, no está completo o tiene signos que no se permiten. Debe ser como empresa.com.';
