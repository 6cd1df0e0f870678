/** The life of a complaint as a pure table: which verb leads from which state to which, and for which kinds. Nothing else decides it. */
import type { ClaseDeDenuncia, Denuncia, EstadoDeDenuncia } from './denuncia.ts';

/** What readers do to a complaint. `derivar`: to another group; `orientar`: answered with where to go, and closed. */
export const verbosDeDenuncia = [
  'tomar',
  'pasar',
  'anotar',
  'escribir',
  'copiar',
  'pedir-apertura',
  'admitir',
  'inadmitir',
  'orientar',
  'investigar',
  'derivar',
  'proponer-remision',
  'liberar-remision',
  'retirar-remision',
  'cerrar',
  'retener',
  'soltar',
] as const;
export type VerboDeDenuncia = (typeof verbosDeDenuncia)[number];

/** `null`: the verb leaves the state as it is. A state that is missing refuses the verb. */
type Fila = { readonly [E in EstadoDeDenuncia]?: EstadoDeDenuncia | null };

const abierta: Fila = { recibida: null, admitida: null, 'en-investigacion': null, remitida: null };
const cualquiera: Fila = { ...abierta, inadmitida: null, cerrada: null };

const transiciones: { readonly [V in VerboDeDenuncia]: Fila } = {
  tomar: abierta,
  pasar: abierta,
  anotar: cualquiera,
  escribir: abierta,
  copiar: abierta,
  'pedir-apertura': abierta,
  admitir: { recibida: 'admitida' },
  inadmitir: { recibida: 'inadmitida' },
  orientar: { recibida: 'cerrada' },
  investigar: { admitida: 'en-investigacion' },
  derivar: { recibida: null, admitida: null, 'en-investigacion': null },
  // What is outside our competence is handed to whoever has it without being judged here.
  'proponer-remision': abierta,
  'liberar-remision': {
    recibida: 'remitida',
    admitida: 'remitida',
    'en-investigacion': 'remitida',
    remitida: null,
  },
  'retirar-remision': cualquiera,
  cerrar: { admitida: 'cerrada', 'en-investigacion': 'cerrada', remitida: 'cerrada' },
  retener: cualquiera,
  soltar: cualquiera,
};

/** Only what is no complaint in the sense of the law is answered with where to go. */
const orientables: readonly ClaseDeDenuncia[] = ['reclamo', 'calidad', 'otra'];
/** Of a lead nothing is admitted: without an identity it serves for acting on our own motion. */
const sinAdmision: readonly ClaseDeDenuncia[] = ['reclamo', 'calidad'];

/** These need somebody who has the complaint: whoever took it, or was handed it. */
const delAsignado: ReadonlySet<VerboDeDenuncia> = new Set<VerboDeDenuncia>([
  'pasar',
  'escribir',
  'pedir-apertura',
  'admitir',
  'inadmitir',
  'orientar',
  'investigar',
  'derivar',
  'proponer-remision',
  'cerrar',
]);

type Asunto = Pick<Denuncia, 'estado' | 'clase' | 'asignada' | 'retenida' | 'trituradaDia'>;

/** Undefined where the verb is refused in this state or for this kind. */
export function siguienteDeDenuncia(verbo: VerboDeDenuncia, asunto: Asunto): EstadoDeDenuncia | undefined {
  if (asunto.trituradaDia !== null) return undefined;
  if (verbo === 'orientar' && !orientables.includes(asunto.clase)) return undefined;
  if (verbo === 'admitir' && sinAdmision.includes(asunto.clase)) return undefined;
  if (verbo === 'retener' && asunto.retenida) return undefined;
  if (verbo === 'soltar' && !asunto.retenida) return undefined;
  const lleva = transiciones[verbo][asunto.estado];
  return lleva === undefined ? undefined : (lleva ?? asunto.estado);
}

/** Whether this reader may do it now; that they hold a key of the complaint was proved by opening it. */
export function puedeEnDenuncia(verbo: VerboDeDenuncia, asunto: Asunto, cuenta: string): boolean {
  if (siguienteDeDenuncia(verbo, asunto) === undefined) return false;
  if (verbo === 'tomar') return asunto.asignada === null;
  return !delAsignado.has(verbo) || asunto.asignada === cuenta;
}

/** It ended: nothing more is written to or by the complainant. */
export function haTerminado({ estado }: Pick<Denuncia, 'estado'>): boolean {
  return estado === 'inadmitida' || estado === 'cerrada';
}
