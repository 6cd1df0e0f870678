/** Who may do which action on which case. Every action asks here; no page and no route decides by itself. */
import { type Refusal, refuse } from './refusals.ts';
import { type Actor, esFuncionario, esSolicitante } from './solicitud/actor.ts';
import { estaAbierta, siguiente, type Verbo } from './solicitud/lifecycle.ts';
import type { Solicitud } from './solicitud/solicitud.ts';

/** What policy needs to know of a case. */
export type Asunto = Pick<
  Solicitud,
  'estado' | 'solicitante' | 'unidad' | 'asignado' | 'propuesta' | 'dosPersonas' | 'dosPersonasParaNegar'
> &
  // A row of a list has neither: nobody comes to one by a link.
  Partial<Pick<Solicitud, 'id' | 'requerimiento' | 'depuradaMs'>>;

/**
 * Reading is a verb too: the journal of a case belongs to its filer and to those who handle it. `conocer`: the case exists
 * for them, and no more than their own part in it.
 */
export type VerboDePolitica = Verbo | 'leer' | 'conocer';

type Regla = (actor: Actor, asunto: Asunto) => boolean;

const esTitular: Regla = (actor, { solicitante }) =>
  esSolicitante(actor) && solicitante.clase === actor.clase && solicitante.ruc === actor.ruc;

const deLaUnidad: Regla = (actor, { unidad }) =>
  esFuncionario(actor) &&
  ((actor.roles.includes('funcionario') && actor.unidades.includes(unidad)) ||
    (actor.roles.includes('supervisor') && actor.unidades.includes(unidad)));

const laTiene: Regla = (actor, asunto) =>
  deLaUnidad(actor, asunto) && esFuncionario(actor) && asunto.asignado === actor.cuenta;

const supervisa: Regla = (actor, { unidad }) =>
  esFuncionario(actor) && actor.roles.includes('supervisor') && actor.unidades.includes(unidad);

const proponeNegar = ({ propuesta }: Asunto): boolean => propuesta?.decide === 'negar';

const audita: Regla = (actor) => esFuncionario(actor) && actor.roles.includes('auditor');

/** The entity that is asked in this case: signed in, or by the link that was sent to its registered address. */
const esRequerida: Regla = (actor, { id, requerimiento }) => {
  if (requerimiento === undefined) return false;
  if (actor.clase === 'enlace') return actor.papel === 'entidad' && actor.solicitud === id;
  return actor.clase === 'entidad' && actor.ruc === requerimiento.entidad.ruc;
};

/** Whoever filed without account, by the link of their letters. */
const titularPorEnlace: Regla = (actor, { id, solicitante }) =>
  actor.clase === 'enlace' &&
  actor.papel === 'titular' &&
  actor.solicitud === id &&
  solicitante.cuenta === null;

/** The data protection officer (delegado de protección de datos, LOPDP art. 48) sees that a case exists, never what it says. */
const protegeDatos: Regla = (actor) => esFuncionario(actor) && actor.roles.includes('delegado');

const esSistema: Regla = (actor) => actor.clase === 'sistema';

const alguna =
  (...reglas: readonly Regla[]): Regla =>
  (actor, asunto) =>
    reglas.some((regla) => regla(actor, asunto));

export const politica: { readonly [V in VerboDePolitica]: Regla } = {
  leer: alguna(esTitular, deLaUnidad, audita, esSistema),
  conocer: alguna(esTitular, deLaUnidad, audita, esSistema, esRequerida, titularPorEnlace, protegeDatos),
  tomar: deLaUnidad,
  pasar: alguna(laTiene, supervisa),
  // The system: what a closed account had goes back to its unit.
  devolver: alguna(laTiene, supervisa, esSistema),
  anotar: deLaUnidad,
  escribir: alguna(esTitular, deLaUnidad, titularPorEnlace),
  'pedir-subsanacion': laTiene,
  subsanar: alguna(esTitular, titularPorEnlace),
  proponer: laTiene,
  'retirar-propuesta': alguna(laTiene, supervisa),
  'devolver-propuesta': deLaUnidad,
  // With two persons, whoever approves must not be who proposed; that difference is checked by `puede`.
  aprobar: alguna(laTiene, deLaUnidad),
  // The second of two persons who deny does not have the case.
  negar: alguna(laTiene, (actor, asunto) => proponeNegar(asunto) && deLaUnidad(actor, asunto)),
  desistir: esTitular,
  archivar: esSistema,
  // What was already granted and applied is only reopened by whoever answers for the unit.
  reabrir: alguna(
    supervisa,
    (actor, asunto) =>
      asunto.estado !== 'aprobada' && (esTitular(actor, asunto) || titularPorEnlace(actor, asunto)),
  ),
  notificar: laTiene,
  recordar: esSistema,
  contestar: esRequerida,
  vencer: esSistema,
  'confirmar-pago': (actor, asunto) =>
    asunto.requerimiento !== undefined && (esTitular(actor, asunto) || titularPorEnlace(actor, asunto)),
  'registrar-efecto': esSistema,
  'adjuntar-conversacion': esSistema,
  recalcular: esSistema,
  avisar: esSistema,
  'registrar-silencio': esSistema,
  repartir: esSistema,
  conservar: protegeDatos,
  liberar: protegeDatos,
  depurar: esSistema,
};

/**
 * Null when `actor` may do `verbo` on the case as it stands; else the refusal to show.
 * Whoever may not even read a case is told that it does not exist.
 */
export function impedimentoPara(actor: Actor, verbo: VerboDePolitica, asunto: Asunto): Refusal | null {
  const isKnown = verbo === 'leer' ? politica.leer : politica.conocer;
  if (!isKnown(actor, asunto)) return refuse('no-encontrada');
  if (!politica[verbo](actor, asunto)) {
    return onlyLacksCase(actor, verbo, asunto) ? refusalWithoutCase(asunto) : refuse('sin-permiso');
  }
  if (verbo === 'leer' || verbo === 'conocer') return null;
  if (asunto.depuradaMs !== undefined) return refuse('transicion-imposible', { sentence: depurada });
  if (siguiente(asunto.estado, verbo) === null) return refuse('transicion-imposible');
  if (verbo === 'aprobar') return impedimentoParaAprobar(actor, asunto);
  if (verbo === 'negar') return impedimentoParaNegar(actor, asunto);
  if (verbo === 'devolver-propuesta') return impedimentoParaDevolver(actor, asunto);
  return null;
}

const depurada =
  'El contenido de esta solicitud se retiró al cumplirse el tiempo de conservación. Si lo necesita, presente una solicitud nueva.';

/** Whether only having the case is missing. */
function onlyLacksCase(actor: Actor, verbo: VerboDePolitica, asunto: Asunto): boolean {
  return esFuncionario(actor) && politica[verbo](actor, { ...asunto, asignado: actor.cuenta });
}

function refusalWithoutCase({ estado, asignado }: Asunto): Refusal {
  if (asignado !== null && estaAbierta(estado)) return refuse('otra-persona-la-tiene');
  return refuse(siguiente(estado, 'tomar') === null ? 'transicion-imposible' : 'no-la-tiene');
}

function impedimentoParaAprobar(actor: Actor, asunto: Asunto): Refusal | null {
  if (!asunto.dosPersonas) return laTiene(actor, asunto) ? null : refusalWithoutCase(asunto);
  if (asunto.propuesta === null) {
    return refuse('transicion-imposible', {
      sentence: 'Este caso exige dos personas: primero alguien debe proponer la aprobación.',
    });
  }
  if (proponeNegar(asunto)) {
    return refuse('transicion-imposible', {
      sentence: 'Lo propuesto es negar. Si no está de acuerdo, devuelva la propuesta con su motivo.',
    });
  }
  return propuso(actor, asunto) ? refuse('misma-persona') : null;
}

/** The account, whoever it substitutes: nobody is two persons. */
const propuso: Regla = (actor, { propuesta }) =>
  esFuncionario(actor) && propuesta !== null && actor.cuenta === propuesta.cuenta;

function impedimentoParaNegar(actor: Actor, asunto: Asunto): Refusal | null {
  if (proponeNegar(asunto)) return propuso(actor, asunto) ? refuse('misma-persona') : null;
  if (asunto.dosPersonasParaNegar !== true) return null;
  return refuse('transicion-imposible', {
    sentence: 'Negar este caso exige dos personas: primero alguien debe proponer la negativa.',
  });
}

function impedimentoParaDevolver(actor: Actor, asunto: Asunto): Refusal | null {
  if (asunto.propuesta === null)
    return refuse('transicion-imposible', { sentence: 'No hay una propuesta que devolver.' });
  return propuso(actor, asunto)
    ? refuse('transicion-imposible', { sentence: 'La propuesta es suya: puede retirarla.' })
    : null;
}
