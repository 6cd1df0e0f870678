/** Reads one row of the suppliers' file: who it is, and the fields of the entry that the row gives. */
import { parseCorreo } from '../domain/identity/correo.ts';
import { parseRuc, type Ruc } from '../domain/identity/ruc.ts';
import type { EstadoRup, Ficha, Representante } from '../domain/registro/ficha.ts';
import type { Entidad } from '../domain/registro/proceso.ts';
import { type RowReader, yesOrNo } from './rows.ts';
import { readParish, suppliedAddress } from './supplier-address.ts';
import type { SupplierCell } from './supplier-columns.ts';
import { civilDay, type GivenCpc, suppliedLists } from './supplier-lists.ts';

/** The address is compared without its recovery rule; codes get their date when they are inscribed. */
export type GivenFicha = Partial<
  Omit<Ficha, 'correo' | 'cpcs' | 'representantes' | 'sri' | 'estadoDesde'>
> & {
  readonly correo?: string;
  readonly cpcs?: readonly GivenCpc[];
  readonly representante?: Representante;
  readonly estadoDesde?: string;
  readonly sriParroquia?: string | null;
  readonly sriNombreComercial?: string | null;
};

/** `usuario`: the name with which the party signs in, where the row gives one. */
export type SupplierRow = { readonly ruc: string; readonly usuario: string | null } & (
  | { readonly clase: 'proveedor'; readonly given: GivenFicha }
  | { readonly clase: 'entidad'; readonly given: Partial<Entidad> }
);

/** Erases what the register has, where an empty cell leaves it. */
export const erase = '-';

type Tipo = Ficha['tipo'] | 'entidad';

const tipos: Readonly<Record<string, Tipo>> = {
  natural: 'natural',
  juridica: 'juridica',
  jurídica: 'juridica',
  private: 'juridica',
  privada: 'juridica',
  eps: 'eps',
  entidad: 'entidad',
  public: 'entidad',
  publica: 'entidad',
  pública: 'entidad',
};
const estados: Readonly<Record<string, EstadoRup>> = {
  habilitado: 'habilitado',
  'no habilitado': 'no-habilitado',
  'no-habilitado': 'no-habilitado',
  pasivo: 'pasivo',
};

function chosen<T>(reader: RowReader, raw: string, column: string, values: Readonly<Record<string, T>>): T {
  const key = raw.toLowerCase();
  const value = Object.hasOwn(values, key) ? values[key] : undefined;
  return value ?? reader.fail(`«${column}» debe ser uno de: ${Object.keys(values).join(', ')}.`);
}

/** Without the column, the number itself tells, where it can: 14 of 138 public numbers could also be a person's. */
function tipoOf(reader: RowReader, raw: string, ruc: Ruc): Tipo {
  if (raw !== '') return chosen(reader, raw, 'tipo', tipos);
  if (ruc.kind === 'ambigua') {
    return reader.fail(
      'El RUC puede ser de una entidad pública o de una persona natural: indíquelo en «tipo».',
    );
  }
  return ({ natural: 'natural', privada: 'juridica', publica: 'entidad' } as const)[ruc.kind];
}

function checkTipo(reader: RowReader, tipo: Tipo, { kind }: Ruc): void {
  const fits =
    kind === 'ambigua' ||
    (tipo === 'natural' && kind === 'natural') ||
    (tipo === 'entidad' && kind === 'publica') ||
    ((tipo === 'juridica' || tipo === 'eps') && kind !== 'natural');
  if (!fits)
    reader.warn('tipo-no-concuerda', 'El «tipo» no concuerda con la forma del RUC; se toma el del archivo.');
}

/** Refuses nothing over the check digit: 210 of 13,246 real companies fail theirs. */
function rucOf(reader: RowReader, raw: string): Ruc {
  const parsed = parseRuc(raw);
  if (!parsed.ok) return reader.fail(parsed.notice.sentence);
  if (parsed.value.checkDigit !== 'ok') {
    reader.warn('ruc-digito-verificador', 'El dígito verificador del RUC no coincide; se acepta.');
  }
  return parsed.value;
}

/** The cell's text, '' where it says to erase, undefined where it is empty. */
function optionalText(
  reader: RowReader,
  cell: SupplierCell,
  column: Parameters<SupplierCell>[0],
): string | undefined {
  const raw = cell(column);
  if (raw === '') return undefined;
  return raw === erase ? '' : reader.text(raw, column);
}

/** As in `ventanilla user`: what a person can type again without doubt. */
function usuarioOf(reader: RowReader, raw: string): string | null {
  if (raw === '') return null;
  if (/^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,59}$/u.test(raw)) return raw.normalize('NFC');
  return reader.fail('«usuario» lleva de 2 a 60 letras, dígitos, puntos, guiones o arrobas.');
}

function correoOf(reader: RowReader, raw: string): string | undefined {
  if (raw === '') return undefined;
  return raw === erase ? '' : reader.value(parseCorreo(raw), 'correo').address;
}

/** Members without a value are left out: they then leave the register as it is. */
function defined<T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

function fichaOf(
  reader: RowReader,
  cell: SupplierCell,
  tipo: Ficha['tipo'] | undefined,
  parishes: ReadonlySet<string>,
): GivenFicha {
  const estado = cell('estado');
  const estadoDesde = cell('estado_desde');
  const sriParroquia = cell('sri_parroquia');
  const sriNombre = optionalText(reader, cell, 'sri_nombre_comercial');
  return defined<GivenFicha>({
    tipo,
    nacional: yesOrNo(reader, cell('nacional'), 'nacional') ?? undefined,
    razonSocial: optionalText(reader, cell, 'razon_social') || undefined,
    nombreComercial: optionalText(reader, cell, 'nombre_comercial'),
    estado: estado === '' ? undefined : chosen(reader, estado, 'estado', estados),
    estadoDesde: estadoDesde === '' ? undefined : civilDay(reader, estadoDesde, 'estado_desde'),
    correo: correoOf(reader, cell('correo')),
    direccion: suppliedAddress(reader, cell, parishes),
    sriParroquia:
      sriParroquia === ''
        ? undefined
        : sriParroquia === erase
          ? null
          : readParish(reader, sriParroquia, parishes),
    sriNombreComercial: sriNombre === '' ? null : sriNombre,
    ...suppliedLists(reader, cell),
  } as GivenFicha);
}

/** Throws `RowProblem` through the reader. `parishes` empty: none is loaded, so none is checked. */
export function readSupplier(
  reader: RowReader,
  cell: SupplierCell,
  parishes: ReadonlySet<string>,
): SupplierRow {
  const ruc = rucOf(reader, cell('ruc'));
  const tipo = tipoOf(reader, cell('tipo'), ruc);
  checkTipo(reader, tipo, ruc);
  const usuario = usuarioOf(reader, cell('usuario'));
  if (tipo !== 'entidad') {
    return { clase: 'proveedor', ruc: ruc.ruc, usuario, given: fichaOf(reader, cell, tipo, parishes) };
  }
  const parroquia = cell('parroquia');
  return {
    clase: 'entidad',
    ruc: ruc.ruc,
    usuario,
    given: defined<Partial<Entidad>>({
      nombre: optionalText(reader, cell, 'razon_social') || undefined,
      correo: correoOf(reader, cell('correo')),
      parroquia:
        parroquia === '' ? undefined : parroquia === erase ? null : readParish(reader, parroquia, parishes),
    }),
  };
}
