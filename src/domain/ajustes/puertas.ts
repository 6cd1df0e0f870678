/** The setting `puertas`: which doors and services the agency closed, and what people read there. */
import type { Json } from '../canonical-json.ts';
import type { Canal, Definicion } from '../tramite/definicion.ts';

/** Parts of the product that can rest while every published door stays open. */
export const servicios = {
  'personas-del-chat': {
    nombre: 'Personas en el chat',
    queEs:
      'Quien conversa puede pedir que le atienda una persona. En pausa atiende solo el asistente, que hace los trámites igual.',
    frase:
      'Por ahora no hay personas atendiendo el chat. El asistente puede hacer el trámite con usted a toda hora.',
  },
  'respuesta-correo': {
    nombre: 'Respuesta automática del correo',
    queEs:
      'Lo que llega completo por correo se presenta solo, y si falta algo se pide en el acto. En pausa se acusa recibo y una persona lee cada correo.',
    frase: 'Una persona leerá su correo y le responderá.',
  },
} as const;

export type Servicio = keyof typeof servicios;
export const clavesDeServicio = Object.keys(servicios) as readonly Servicio[];

/** `web`: the sealed room's own door. */
export type CanalCerrable = Canal | 'web';
/** As the operator writes it too: `tramite:canal`. */
export type Puerta = `${string}:${CanalCerrable}`;

export type Cierres = {
  /** What people read at each closed door; '' where the agency wrote nothing of its own. */
  readonly puertas: ReadonlyMap<string, string>;
  readonly servicios: ReadonlyMap<Servicio, string>;
};

export const puertasLimits = { fraseCharsMax: 300, puertasMax: 200 } as const;

/** The doors of a trámite that can be closed: never one that the agency's published table names. */
export function canalesCerrables({
  canales,
  tambienPor = [],
  sellado,
}: Pick<Definicion, 'canales' | 'tambienPor' | 'sellado'>): readonly CanalCerrable[] {
  const beyond = tambienPor.filter((canal) => !canales.includes(canal));
  return sellado === true ? [...beyond, 'web'] : beyond;
}

export const puertaDe = (tramite: string, canal: CanalCerrable): Puerta => `${tramite}:${canal}`;

const isObject = (valor: Json | undefined): valor is { readonly [k: string]: Json | undefined } =>
  typeof valor === 'object' && valor !== null && !Array.isArray(valor);

/** Closed ones with their sentences. `marca`: the member that says so. */
function cerradosIn(valor: Json | undefined, marca: 'cerrada' | 'cerrado'): readonly [string, string][] {
  if (!isObject(valor)) return [];
  return Object.entries(valor).flatMap(([name, one]): [string, string][] =>
    isObject(one) && one[marca] === true ? [[name, typeof one.frase === 'string' ? one.frase : '']] : [],
  );
}

/** Never throws: what cannot be read closes nothing. */
export function leerCierres(valor: Json | undefined): Cierres {
  const whole = isObject(valor) ? valor : {};
  const puertas = isObject(whole.puertas) ? Object.entries(whole.puertas) : [];
  const cerrados = new Map(cerradosIn(whole.servicios, 'cerrado'));
  return {
    puertas: new Map(
      puertas.flatMap(([tramite, canales]) =>
        cerradosIn(canales, 'cerrada').map(([canal, frase]): [string, string] => [
          `${tramite}:${canal}`,
          frase,
        ]),
      ),
    ),
    servicios: new Map(
      clavesDeServicio.flatMap((servicio): [Servicio, string][] => {
        const frase = cerrados.get(servicio);
        return frase === undefined ? [] : [[servicio, frase]];
      }),
    ),
  };
}

/** As it is stored: only what is closed, by trámite, so that its history reads well. */
export function escribirCierres({ puertas, servicios: closed }: Cierres): Json {
  const byTramite: { [tramite: string]: { [canal: string]: Json } } = {};
  for (const [puerta, frase] of puertas) {
    const at = puerta.lastIndexOf(':');
    const tramite = puerta.slice(0, at);
    byTramite[tramite] = { ...byTramite[tramite], [puerta.slice(at + 1)]: { cerrada: true, frase } };
  }
  return {
    puertas: byTramite,
    servicios: Object.fromEntries([...closed].map(([name, frase]) => [name, { cerrado: true, frase }])),
  };
}
