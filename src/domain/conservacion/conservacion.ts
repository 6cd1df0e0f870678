/** The setting of how long each kind of thing is kept: its shape, the product's own values, what is refused. */
import type { Json } from '../canonical-json.ts';
import type { FieldError } from '../refusals.ts';
import { type ClaseConservada, clases, clavesConservadas } from './clases.ts';

export type Conservacion = {
  readonly plazos: { readonly [C in ClaseConservada]: number };
  /** Years for closed cases of a trámite of its own term, by its id. */
  readonly porTramite: { readonly [tramite: string]: number };
  /** Working days in which people are answered about their data. */
  readonly respuestaDias: number;
};

/** LOPDP and its reglamento: 15 days; whether they are working days is still to be confirmed. */
export const respuesta = { defecto: 15, min: 1, max: 60 } as const;

export const conservacionPropia: Conservacion = {
  plazos: Object.fromEntries(
    clavesConservadas.map((clave) => [clave, clases[clave].defecto]),
  ) as Conservacion['plazos'],
  porTramite: {},
  respuestaDias: respuesta.defecto,
};

const within = (
  value: unknown,
  { min, max }: { readonly min: number; readonly max: number },
): value is number => typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A stored value; what is missing or beyond its bounds counts as the product's own. */
export function conservacionFrom(valor: Json | null): Conservacion {
  const whole = isRecord(valor) ? valor : {};
  const plazos = isRecord(whole.plazos) ? whole.plazos : {};
  const porTramite = isRecord(whole.porTramite) ? whole.porTramite : {};
  return {
    plazos: Object.fromEntries(
      clavesConservadas.map((clave) => {
        const stored = plazos[clave];
        return [clave, within(stored, clases[clave]) ? stored : clases[clave].defecto];
      }),
    ) as Conservacion['plazos'],
    porTramite: Object.fromEntries(
      Object.entries(porTramite).filter((one): one is [string, number] => within(one[1], clases.solicitudes)),
    ),
    respuestaDias: within(whole.respuestaDias, respuesta) ? whole.respuestaDias : respuesta.defecto,
  };
}

/** Years that cases of a trámite are kept after they closed. */
export function aniosDe({ plazos, porTramite }: Conservacion, tramite: string): number {
  return Object.hasOwn(porTramite, tramite)
    ? (porTramite[tramite] ?? plazos.solicitudes)
    : plazos.solicitudes;
}

const dayMs = 86_400_000;

/** The instant before which things of a kind have had their time; years are civil years in UTC. */
export function limiteDe(cantidad: number, unidad: 'años' | 'días', nowMs: number): number {
  if (unidad === 'días') return nowMs - cantidad * dayMs;
  const then = new Date(nowMs);
  then.setUTCFullYear(then.getUTCFullYear() - cantidad);
  return then.getTime();
}

/** What was typed, by the names of the form: the setting, or what is wrong beside each field. `tramites`: ids in force. */
export function leerConservacion(
  dicho: (nombre: string) => string,
  tramites: readonly string[],
): Conservacion | readonly FieldError[] {
  const errors: FieldError[] = [];
  const read = (
    path: string,
    bounds: { readonly min: number; readonly max: number },
    label: string,
  ): number => {
    const text = dicho(path).trim();
    const value = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
    if (!within(value, bounds))
      errors.push({
        path,
        sentence: `${label}: escriba un número entero entre ${bounds.min} y ${bounds.max}.`,
      });
    return value;
  };
  const plazos = Object.fromEntries(
    clavesConservadas.map((clave) => [clave, read(clave, clases[clave], clases[clave].nombre)]),
  ) as Conservacion['plazos'];
  const porTramite = Object.fromEntries(
    tramites
      .filter((id) => dicho(`tramite-${id}`).trim() !== '')
      .map((id) => [id, read(`tramite-${id}`, clases.solicitudes, 'Años de este trámite')]),
  );
  const respuestaDias = read('respuesta', respuesta, 'Días para responder');
  return errors.length > 0 ? errors : { plazos, porTramite, respuestaDias };
}
