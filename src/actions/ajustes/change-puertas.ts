/** Closes and opens doors beyond the published ones, and services, with the sentence people read there. */
import {
  type CanalCerrable,
  type Cierres,
  canalesCerrables,
  clavesDeServicio,
  escribirCierres,
  leerCierres,
  puertaDe,
  puertasLimits,
  type Servicio,
  servicios,
} from '../../domain/ajustes/puertas.ts';
import { cleanText } from '../../domain/identity/nombre.ts';
import { doorNames } from '../../domain/recibo/door-names.ts';
import { type FieldError, isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { readAjuste } from '../../store/ajustes.ts';
import { changeAjuste } from '../change-ajuste.ts';
import type { Deps } from '../deps.ts';
import { staleSentence } from '../reparto/change-reglas.ts';
import { cleanMotivoDeAjuste } from './clean-motivo-de-ajuste.ts';

export type Interruptor = {
  /** `tramite:canal` of a door, or the key of a service; the name of its field. */
  readonly clave: string;
  readonly nombre: string;
  readonly queEs: string;
  readonly cerrado: boolean;
  /** Of the agency; '' where it wrote none. */
  readonly frase: string;
  /** Closed by the operator: nobody opens it here. */
  readonly porOperador: boolean;
};

export type Interruptores = {
  readonly version: number;
  readonly puertas: readonly Interruptor[];
  readonly servicios: readonly Interruptor[];
};

const nombreDe = (canal: CanalCerrable) => (canal === 'web' ? 'Página de denuncias' : doorNames[canal]);

function puertasOf({ definiciones, vivos }: Deps, cierres: Cierres): readonly Interruptor[] {
  return definiciones.todas.flatMap(({ definicion }) =>
    canalesCerrables(definicion).map((canal) => {
      const clave = puertaDe(definicion.id, canal);
      const published = definicion.canales.map((one) => nombreDe(one)).join(' y ');
      return {
        clave,
        nombre: `${definicion.nombre}: ${nombreDe(canal)}`,
        queEs: `Se recibe además por ${canal === 'web' ? 'la página de denuncias de este sitio' : nombreDe(canal)}. La vía publicada (${published}) sigue siempre abierta.`,
        cerrado: cierres.puertas.has(clave),
        frase: cierres.puertas.get(clave) ?? '',
        porOperador: vivos.porOperador.has(clave),
      };
    }),
  );
}

const serviciosOf = (cierres: Cierres): readonly Interruptor[] =>
  clavesDeServicio.map((clave) => ({
    clave,
    nombre: servicios[clave].nombre,
    queEs: servicios[clave].queEs,
    cerrado: cierres.servicios.has(clave),
    frase: cierres.servicios.get(clave) ?? '',
    porOperador: false,
  }));

/** Every switch there is, read from the database: whoever changes something sees the newest. */
export async function readPuertas(deps: Deps, actor: Funcionario): Promise<Interruptores | Refusal> {
  if (!actor.roles.includes('administrador')) return refuse('no-encontrada');
  const found = await readAjuste(deps.db, 'puertas');
  const cierres = leerCierres(found?.valor);
  return { version: found?.version ?? 0, puertas: puertasOf(deps, cierres), servicios: serviciosOf(cierres) };
}

export type PuertasChange = {
  readonly versionVista: number;
  readonly motivo: string;
  /** As typed, by the key of the switch. */
  readonly dicho: (clave: string) => { readonly cerrado: boolean; readonly frase: string };
};

function leerInterruptor({ clave, cerrado: stays, porOperador }: Interruptor, { dicho }: PuertasChange) {
  const { cerrado, frase } = dicho(clave);
  const text = cleanText(frase, { max: puertasLimits.fraseCharsMax });
  const error: FieldError | null = text.ok
    ? null
    : { path: `frase-${clave}`, sentence: text.notice.sentence };
  // What the operator closed has no switch on the page: what the agency had said of it stays as it was.
  return { clave, error, frase: text.ok ? text.value : '', cerrado: porOperador ? stays : cerrado };
}

/** The new version. Only an administrator; keys that are no switch of this agency are not even looked at. */
export async function changePuertas(
  deps: Deps,
  actor: Funcionario,
  change: PuertasChange,
): Promise<number | Refusal> {
  if (!actor.roles.includes('administrador')) return refuse('sin-permiso');
  const now = await readPuertas(deps, actor);
  if (isRefusal(now)) return now;
  const puertas = now.puertas.map((one) => leerInterruptor(one, change));
  const resting = now.servicios.map((one) => leerInterruptor(one, change));
  const motivo = cleanMotivoDeAjuste(change.motivo);
  const errors = [...puertas, ...resting, motivo].flatMap(({ error }) => (error === null ? [] : [error]));
  if (errors.length > 0) return refuse('datos-con-errores', { errors });
  if (now.version !== change.versionVista) return refuse('version-vieja', { sentence: staleSentence });
  const closed = <K extends string>(all: readonly { clave: string; cerrado: boolean; frase: string }[]) =>
    new Map(all.filter(({ cerrado }) => cerrado).map(({ clave, frase }) => [clave as K, frase]));
  const valor = escribirCierres({ puertas: closed(puertas), servicios: closed<Servicio>(resting) });
  const { versionVista } = change;
  const outcome = await changeAjuste(deps, actor, {
    clave: 'puertas',
    versionVista,
    valor,
    motivo: motivo.text,
  });
  // This process sees it at once; the others within seconds.
  if (!isRefusal(outcome)) await deps.vivos.refresh();
  return outcome;
}
