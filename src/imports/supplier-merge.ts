/** What a row of the suppliers' file makes of an entry: a new one from what is known, or the old one changed. */
import { addDays } from '../domain/calendar/civil-date.ts';
import type { CorreoRegistrado, CpcInscrito, Ficha, Representante } from '../domain/registro/ficha.ts';
import type { Entidad } from '../domain/registro/proceso.ts';
import type { FieldWords } from './field-changes.ts';
import type { GivenCpc } from './supplier-lists.ts';
import type { GivenFicha } from './supplier-row.ts';

/** Stands for a name until a file brings it: it says no more than what is known. */
const unnamed = (ruc: string): string => `RUC ${ruc}`;

/**
 * An entry of which nothing is known but its number. Without an address nobody can reset its password. Parties of
 * public contracts are taken for enabled; a file that knows better says so in `estado`.
 */
function blankFicha(ruc: string, today: string): Ficha {
  return {
    ruc,
    tipo: 'juridica',
    nacional: true,
    razonSocial: unnamed(ruc),
    nombreComercial: '',
    estado: 'habilitado',
    estadoDesde: today,
    impedimentos: [],
    pendientes: [],
    direccion: null,
    correo: { direccion: '', recuperaDesdeMs: 0, anterior: null },
    telefonos: [],
    cpcs: [],
    ciius: [],
    representantes: [],
    listadoDeSocios: null,
    sri: null,
  };
}

export function blankEntidad(ruc: string, nombre: string): Entidad {
  return { ruc, nombre: nombre === '' ? unnamed(ruc) : nombre, correo: '', parroquia: null };
}

/** The same address keeps its cooling-off; another one comes from the agency itself and serves at once. */
function correoFrom(existing: CorreoRegistrado, given: string): CorreoRegistrado {
  const same = existing.direccion.toLowerCase() === given.toLowerCase();
  return same ? existing : { direccion: given, recuperaDesdeMs: 0, anterior: null };
}

/** A code that is already inscribed keeps its date, and its activity where the file names none. */
function cpcsFrom(
  existing: readonly CpcInscrito[],
  given: readonly GivenCpc[],
  today: string,
): readonly CpcInscrito[] {
  return given.map(({ codigo, ciiu }) => {
    const held = existing.find((one) => one.codigo === codigo);
    return { codigo, ciiu: ciiu || (held?.ciiu ?? ''), desde: held?.desde ?? today };
  });
}

/** Whoever was in office until then leaves the day before the new one enters. */
function representativesFrom(
  existing: readonly Representante[],
  given: Representante,
): readonly Representante[] {
  const others = existing.filter((one) => one.cedula !== given.cedula);
  const until = addDays(given.desde, -1);
  return [...others.map((one) => (one.hasta === null ? { ...one, hasta: until } : one)), given];
}

function sriFrom(existing: Ficha['sri'], given: GivenFicha): Ficha['sri'] {
  const { sriParroquia, sriNombreComercial } = given;
  const parroquia = sriParroquia === undefined ? (existing?.parroquia ?? null) : sriParroquia;
  const nombreComercial =
    sriNombreComercial === undefined ? (existing?.nombreComercial ?? null) : sriNombreComercial;
  return parroquia === null && nombreComercial === null ? null : { parroquia, nombreComercial };
}

/** The fields of the entry that the row gives, each as it will be. */
export function givenFields(existing: Ficha, given: GivenFicha, today: string): Partial<Ficha> {
  const { correo, cpcs, representante, sriParroquia, sriNombreComercial, estado, estadoDesde, ...plain } =
    given;
  const stateMoves = estado !== undefined && estado !== existing.estado;
  const since = estadoDesde ?? (stateMoves ? today : undefined);
  return {
    ...plain,
    ...(estado === undefined ? {} : { estado }),
    ...(since === undefined ? {} : { estadoDesde: since }),
    ...(correo === undefined ? {} : { correo: correoFrom(existing.correo, correo) }),
    ...(cpcs === undefined ? {} : { cpcs: cpcsFrom(existing.cpcs, cpcs, today) }),
    ...(representante === undefined
      ? {}
      : { representantes: representativesFrom(existing.representantes, representante) }),
    ...(sriParroquia === undefined && sriNombreComercial === undefined
      ? {}
      : { sri: sriFrom(existing.sri, given) }),
  };
}

export function newFicha(ruc: string, given: GivenFicha, today: string): Ficha {
  const blank = blankFicha(ruc, today);
  return { ...blank, ...givenFields(blank, given, today) };
}

/** The state and its date are one decision. */
export const decidedTogether: Readonly<Record<string, string>> = { estado: 'estadoDesde' };

export const fichaWords: FieldWords<Ficha> = {
  tipo: { label: 'Tipo' },
  nacional: { label: 'Nacional', words: (value) => (value ? 'Sí' : 'No') },
  razonSocial: { label: 'Razón social' },
  nombreComercial: { label: 'Nombre comercial' },
  estado: { label: 'Estado en el registro' },
  estadoDesde: { label: 'Fecha del estado' },
  impedimentos: {
    label: 'Impedimentos',
    words: (value) => value.map((one) => `${one.causa} (${one.desde})`).join(', ') || 'Ninguno',
  },
  pendientes: {
    label: 'Pendientes',
    words: (value) => value.map((one) => one.referencia).join(', ') || 'Ninguno',
  },
  direccion: {
    label: 'Dirección',
    words: (value) =>
      value === null
        ? 'Sin dirección registrada'
        : [value.calle, value.numero, value.interseccion, value.referencia, value.parroquia]
            .filter(Boolean)
            .join(', '),
  },
  correo: { label: 'Correo electrónico', words: (value) => value.direccion || 'Ninguno' },
  telefonos: {
    label: 'Teléfonos',
    words: (value) => value.map((one) => `${one.numero} ${one.extension}`.trim()).join(', ') || 'Ninguno',
  },
  cpcs: { label: 'Códigos CPC', words: (value) => value.map((one) => one.codigo).join(', ') || 'Ninguno' },
  ciius: { label: 'Actividades CIIU', words: (value) => value.join(', ') || 'Ninguno' },
  representantes: {
    label: 'Representantes',
    words: (value) => value.map((one) => one.nombre).join(', ') || 'Ninguno',
  },
  sri: { label: 'Datos del SRI' },
};

export const entidadWords: FieldWords<Entidad> = {
  nombre: { label: 'Nombre' },
  correo: { label: 'Correo electrónico', words: (value) => value || 'Ninguno' },
  parroquia: { label: 'Parroquia', words: (value) => value ?? 'Ninguna' },
};
