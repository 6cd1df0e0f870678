/** Turns what was answered into a complaint: the account, the identity apart from it, and who may read it. */
import { clasificar } from '../../domain/denuncia/clasificar.ts';
import type { Identidad, NuevaDenuncia, Respuesta } from '../../domain/denuncia/denuncia.ts';
import { type Materia, materiaEnPalabras } from '../../domain/denuncia/materia.ts';
import type { Datos } from '../../domain/tramite/campo.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import { resumirDatos } from '../../domain/tramite/resumen.ts';
import type { Deps } from '../deps.ts';
import type { ComplaintDraft } from './complaint-draft.ts';
import type { ProcesoNombrado } from './look-up-process.ts';

/** The one definition that only the sealed room receives; null where this agency has none. */
export function sealedDefinition({ definiciones }: Pick<Deps, 'definiciones'>): Definicion | null {
  return definiciones.todas.find(({ definicion }) => definicion.sellado === true)?.definicion ?? null;
}

/** Null for a tip without an identity. */
function identityOf({ identidad }: Definicion, datos: Datos): Identidad | null {
  if (identidad === undefined || datos[identidad.decide] !== 'si') return null;
  const texto = (campo: string): string => {
    const valor = datos[campo];
    return typeof valor === 'string' ? valor : '';
  };
  return {
    nombre: texto(identidad.nombre),
    identificacion: texto(identidad.identificacion),
    correo: texto(identidad.correo),
    telefono: texto(identidad.telefono),
  };
}

const nameless = { parroquias: new Map(), cpcs: new Map() };

/** Every question answered, in words; what says who tells is left out. */
function accountOf(definicion: Definicion, datos: Datos): readonly Respuesta[] {
  const apart = new Set<string>(Object.values(definicion.identidad ?? {}));
  return resumirDatos(definicion, datos, nameless)
    .filter(({ campo }) => !apart.has(campo) && datos[campo] !== undefined)
    .map(({ campo, etiqueta, lineas }) => ({ campo, pregunta: etiqueta, valor: lineas.join('\n') }));
}

function processLine(told: ProcesoNombrado | null): readonly Respuesta[] {
  const [first] = told?.encontrados ?? [];
  if (told === null || first === undefined) return [];
  const valor = told.encontrados.map(({ entidad, objeto }) => `${entidad}: ${objeto}`).join('\n');
  return [{ campo: 'registro', pregunta: `Lo que consta en el registro sobre ${told.codigo}`, valor }];
}

const materiaLine = (materia: Materia | null): readonly Respuesta[] =>
  materia === null
    ? []
    : [{ campo: 'materia', pregunta: 'De qué se trata', valor: materiaEnPalabras[materia].etiqueta }];

export function composeComplaint(
  definicion: Definicion,
  draft: ComplaintDraft,
  datos: Datos,
  told: ProcesoNombrado | null,
): NuevaDenuncia {
  const identidad = identityOf(definicion, datos);
  const account = accountOf(definicion, datos);
  const escrito = account.map(({ valor }) => valor).join('\n');
  const respuestas = [...materiaLine(draft.materia), ...account, ...processLine(told)];
  const { clase, grupo } = clasificar({
    materia: draft.materia,
    texto: escrito,
    conIdentidad: identidad !== null,
    institucion: definicion.institucion ?? [],
  });
  return {
    llave: draft.llave,
    via: 'web',
    clase,
    grupo,
    relato: { respuestas },
    identidad,
    archivos: draft.archivos,
    crudo: null,
    textoParaImpedimentos: [
      ...respuestas.map(({ valor }) => valor),
      ...draft.archivos.map(({ nombre }) => nombre),
    ].join('\n'),
  };
}
