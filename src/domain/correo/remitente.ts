/** Who a mail is from, how far that can be believed, and where answers go. The identity is always that of From. */
import type { Autenticacion } from './autenticacion.ts';
import type { AvisoDeCorreo, CorreoLeido } from './leido.ts';

/** `falsificado`: the domain itself says that the mail is not its own. `sin-verificar`: nothing vouches for it. */
export type Autenticidad = 'verificado' | 'sin-verificar' | 'falsificado';

const avisosDelLector = [
  'sin-remitente',
  'varios-remitentes',
  'remitente-en-grupo',
  'nombre-parece-direccion',
  'dominio-parecido',
  'responder-a-otra',
] as const satisfies readonly AvisoDeCorreo[];

export type AvisoDeRemitente =
  | (typeof avisosDelLector)[number]
  /** Writes from the address of a member of the staff: mail alone never lets anybody speak as staff. */
  | 'dice-ser-personal';

export type RemitenteJuzgado = {
  /** Lower-case; null where there is none. */
  readonly direccion: string | null;
  /** '' where there is none, or where it only pretends to be an address. */
  readonly nombre: string;
  readonly autenticidad: Autenticidad;
  readonly esPersonal: boolean;
  /** Where a machine may answer: Reply-To only of a verified sender and in the same domain; null for a forged one. */
  readonly responderA: string | null;
  readonly avisos: readonly AvisoDeRemitente[];
};

/** Warnings under which no check of one domain can vouch for the whole of what people see. */
const unprovable: ReadonlySet<AvisoDeRemitente> = new Set<AvisoDeRemitente>([
  'sin-remitente',
  'varios-remitentes',
  'remitente-en-grupo',
]);

/**
 * DMARC that fails is the domain's own word, unless an unbroken chain (ARC) says that it was whole before a list or a
 * forwarder changed it. SPF alone fails for every forwarded mail and accuses nobody.
 */
function autenticidadDe(autenticacion: Autenticacion, avisos: readonly AvisoDeRemitente[]): Autenticidad {
  const { dmarc, arc, alineada } = autenticacion;
  if (dmarc === 'fail') return arc === 'pass' ? 'sin-verificar' : 'falsificado';
  return alineada && !avisos.some((aviso) => unprovable.has(aviso)) ? 'verificado' : 'sin-verificar';
}

function answersTo(
  { de, responderA }: Pick<CorreoLeido, 'de' | 'responderA'>,
  autenticidad: Autenticidad,
): string | null {
  if (autenticidad === 'falsificado') return null;
  const own = de?.direccion ?? null;
  const other = responderA[0]?.direccion;
  // The domain vouched for the sender, not for whoever else the sender names: a machine writes to nobody on such a word.
  const isOfSameDomain = own !== null && other?.split('@').at(-1) === own.split('@').at(-1);
  return autenticidad === 'verificado' && other !== undefined && isOfSameDomain ? other : own;
}

/** `personal`: addresses of the staff, lower-case. */
export function juzgarRemitente(
  correo: Pick<CorreoLeido, 'de' | 'responderA' | 'avisos'>,
  autenticacion: Autenticacion,
  { personal }: { readonly personal: readonly string[] },
): RemitenteJuzgado {
  const direccion = correo.de?.direccion.toLowerCase() ?? null;
  const esPersonal = direccion !== null && personal.includes(direccion);
  const answersElsewhere = correo.responderA.some((one) => one.direccion !== direccion);
  const noted = new Set<AvisoDeRemitente>(
    avisosDelLector.filter((aviso) => correo.avisos.some((one) => one === aviso)),
  );
  if (direccion === null) noted.add('sin-remitente');
  if (answersElsewhere) noted.add('responder-a-otra');
  if (esPersonal) noted.add('dice-ser-personal');
  const avisos = [...noted];
  const autenticidad = direccion === null ? 'sin-verificar' : autenticidadDe(autenticacion, avisos);
  const nombre = noted.has('nombre-parece-direccion') ? '' : (correo.de?.nombre ?? '');
  const responderA = answersTo(correo, autenticidad)?.toLowerCase() ?? null;
  return { direccion, nombre, autenticidad, esPersonal, responderA, avisos };
}
