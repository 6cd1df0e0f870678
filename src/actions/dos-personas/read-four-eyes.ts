/** Whether a case needs two persons, for what, and why: by its checks, by its definition, or by a risk that the data tell. */
import type { Solicitud } from '../../domain/solicitud/solicitud.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import type { NombreEfecto } from '../../domain/tramite/efectos/catalogo.ts';
import { diasDeRiesgoMax, razonesDeRiesgo } from '../../domain/tramite/riesgo.ts';
import { findCasoAnterior } from '../../store/casos-anteriores.ts';
import type { Deps } from '../deps.ts';
import type { MembersOfCase } from '../members-of-case.ts';

export type FourEyes = {
  readonly aprobar: boolean;
  readonly negar: boolean;
  /** What makes an approval risky, in sentences. */
  readonly razones: readonly string[];
};

const dayMs = 86_400_000;

/** Effects that change where a supplier is reached. */
const ofContact: ReadonlySet<NombreEfecto> = new Set<NombreEfecto>([
  'actualizarCorreo',
  'actualizarTelefonos',
]);

async function riskOf(
  deps: Pick<Deps, 'db' | 'clock' | 'calendar' | 'definiciones'>,
  s: Solicitud,
  { id, riesgo }: Definicion,
  socios: MembersOfCase | null,
): Promise<readonly string[]> {
  const { ruc } = s.solicitante;
  if (riesgo === undefined || ruc === null) return [];
  const ahoraMs = deps.clock.nowMs();
  const before = { ruc, salvo: s.id, desdeMs: ahoraMs - diasDeRiesgoMax * dayMs };
  const contactos = deps.definiciones.todas
    .filter(({ definicion: { alAprobar } }) => alAprobar !== null && ofContact.has(alAprobar))
    .map(({ definicion }) => definicion.id);
  const [contacto, negada, { zone }] = await Promise.all([
    findCasoAnterior(deps.db, { ...before, estado: 'aprobada', tramites: contactos }),
    findCasoAnterior(deps.db, { ...before, estado: 'negada', tramites: [id] }),
    deps.calendar(),
  ]);
  const moving = socios?.cambian.filter(({ efecto }) => efecto === 'entra' || efecto === 'sale').length ?? 0;
  return razonesDeRiesgo(riesgo, {
    ahoraMs,
    zone,
    contacto,
    negada,
    socios: socios === null ? null : { registrados: socios.comparacion.totales.registrados, cambian: moving },
  });
}

/** `definicion`: null for a trámite that is no longer offered. */
export async function readFourEyes(
  deps: Pick<Deps, 'db' | 'clock' | 'calendar' | 'definiciones'>,
  s: Solicitud,
  definicion: Definicion | null,
  socios: MembersOfCase | null,
): Promise<FourEyes> {
  const razones = definicion === null ? [] : await riskOf(deps, s, definicion, socios);
  return {
    aprobar: s.dosPersonas || razones.length > 0,
    negar: s.dosPersonasParaNegar === true || definicion?.dosPersonasParaNegar === true,
    razones,
  };
}

/** The case as policy has to see it: what a risk or the definition demands counts like what was demanded at filing. */
export function withFourEyes(
  s: Solicitud,
  { aprobar, negar }: Pick<FourEyes, 'aprobar' | 'negar'>,
): Solicitud {
  return { ...s, dosPersonas: aprobar, ...(negar ? { dosPersonasParaNegar: true as const } : {}) };
}
