/** What anybody may know of a case by its reference: the trámite, the state, the days, whose turn it is. Nothing personal. */
import { type CivilDate, civilDateAt } from '../domain/calendar/civil-date.ts';
import { type Refusal, refuse } from '../domain/refusals.ts';
import { type Estado, estaAbierta } from '../domain/solicitud/lifecycle.ts';
import { leerReferencia, signsOfReferencia } from '../domain/solicitud/referencia.ts';
import { publicaDe } from '../domain/tramite/aviso-publico.ts';
import type { Definicion } from '../domain/tramite/definicion.ts';
import { spendPresupuestos } from '../store/presupuestos.ts';
import { findSolicitudByReferencia } from '../store/solicitudes.ts';
import type { Deps } from './deps.ts';

export type Tracked = {
  readonly referencia: string;
  /** Name of the trámite. */
  readonly tramite: string;
  readonly estado: Estado;
  /** How its trámite calls its results; null where it has no words of its own. */
  readonly resultados: NonNullable<Definicion['resultados']> | null;
  readonly turno: 'institucion' | 'persona' | 'entidad' | 'nadie';
  readonly presentada: CivilDate;
  readonly cerrada: CivilDate | null;
  /** Whether the decision has a public notice. */
  readonly aviso: boolean;
  /** Day of the published promise; null while it stands still, and where there is none. */
  readonly promesaVence: CivilDate | null;
};

/** A person looks a handful of references up; a program that tries them out finds the door shut (ASVS 2.4.1). */
const lookUpsMax = 60;
const windowMs = 600_000;
const referenceSigns = 10;

async function mayLookUp(deps: Deps, network: string): Promise<boolean> {
  const clave = deps.keys.mac('presupuesto', `seguimiento|${network}`);
  const [spent = 0] = await spendPresupuestos(deps.db, [{ clave, ventanaMs: windowMs }], deps.clock.nowMs());
  return spent <= lookUpsMax;
}

/** What is wrong with a reference that cannot be one, so that the person finds the slip. */
function slipOf(crudo: string): string {
  const signs = signsOfReferencia(crudo);
  if (signs === '') return 'Escriba la referencia que recibió al presentar, por ejemplo VT-3456-789A-7M.';
  if (/[01OIL]/.test(signs))
    return 'Las referencias no usan el cero, el uno ni las letras O, I y L: revise si confundió alguna.';
  if (signs.length !== referenceSigns)
    return `Después de VT, una referencia tiene ${referenceSigns} letras y números; usted escribió ${signs.length}. Por ejemplo VT-3456-789A-7M.`;
  return 'Algún signo de la referencia no es el correcto: los dos últimos no corresponden a los demás. Cópiela otra vez del mensaje que recibió.';
}

function turnoDe(estado: Estado): Tracked['turno'] {
  if (!estaAbierta(estado)) return 'nadie';
  if (estado === 'por-subsanar') return 'persona';
  return estado === 'notificada' ? 'entidad' : 'institucion';
}

/** `network`: of the source, for its budget. A reference whose check characters are wrong costs nothing: it is a slip. */
export async function trackSolicitud(deps: Deps, crudo: string, network: string): Promise<Tracked | Refusal> {
  const referencia = leerReferencia(crudo);
  if (referencia === null) return refuse('no-encontrada', { sentence: slipOf(crudo) });
  if (!(await mayLookUp(deps, network))) return refuse('demasiados-intentos');
  const solicitud = await findSolicitudByReferencia(deps.db, referencia);
  const definicion = solicitud === null ? null : deps.definiciones.porId(solicitud.tramite);
  if (solicitud === null || definicion === null) {
    return refuse('no-encontrada', {
      sentence:
        'La referencia está bien escrita, pero no hay ninguna solicitud con ella. Si acaba de presentar, vuelva a mirar la página de respuesta.',
    });
  }
  const { zone } = await deps.calendar();
  const { estado, presentadaMs, cerradaMs, promesaVenceMs } = solicitud;
  return {
    referencia,
    tramite: definicion.definicion.nombre,
    estado,
    resultados: definicion.definicion.resultados ?? null,
    turno: turnoDe(estado),
    presentada: civilDateAt(presentadaMs, zone),
    aviso: publicaDe(definicion.definicion, solicitud.decision) !== null,
    cerrada: cerradaMs === null ? null : civilDateAt(cerradaMs, zone),
    promesaVence: promesaVenceMs === null ? null : civilDateAt(promesaVenceMs, zone),
  };
}
