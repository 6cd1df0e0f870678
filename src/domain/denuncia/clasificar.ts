/** Which of the complaints something is, from what its author chose and from what was written; and who may read it. */
import { foldForSearch } from '../identity/nombre.ts';
import type { ClaseDeDenuncia, GrupoDeSala } from './denuncia.ts';
import type { Materia } from './materia.ts';
import { extorsion, hayEn } from './senales.ts';

type Relatado = {
  /** Null for a mail: nobody chose anything. */
  readonly materia: Materia | null;
  readonly texto: string;
  readonly conIdentidad: boolean;
  /** Names of our own institution, as people write them: «SERCOP». */
  readonly institucion: readonly string[];
};

type Clasificada = { readonly clase: ClaseDeDenuncia; readonly grupo: GrupoDeSala };

const cargos =
  '(?:funcionari|servidor|emplead|director|subdirector|analista|tecnic|especialista|coordinador|jefe|jefa|abogad|asesor|trabajador|personal|gente|alguien)';
/** «nuestra institución» is ours only in the mouth of somebody of ours; «su institución» and «ustedes» are. */
const nosotros = ['su institucion', 'esta institucion', 'ustedes'];

const literal = (texto: string) =>
  texto
    .replace(/[^a-z0-9 ]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Somebody who works here, not merely a mention of the portal or of having written to us. */
function nombraPersonalPropio(plegado: string, institucion: readonly string[]): boolean {
  const nombres = [...institucion.map((nombre) => literal(foldForSearch(nombre))), ...nosotros].filter(
    (nombre) => nombre !== '',
  );
  const casa = `(?:${nombres.join('|')})`;
  return new RegExp(
    `\\b${cargos}\\w*(?: \\w+){0,4} (?:del?|en|dentro del?|que trabajan? (?:en|para)) (?:el |la |los )?${casa}\\b`,
  ).test(plegado);
}

/**
 * What the person chose counts; the text may only make it narrower: a threat goes to the restricted group, and
 * somebody of our own staff past them to the head. Neither is undone by another choice.
 */
export function clasificar({ materia, texto, conIdentidad, institucion }: Relatado): Clasificada {
  const plegado = foldForSearch(texto);
  if (materia === 'personal-propio' || nombraPersonalPropio(plegado, institucion))
    return { clase: 'personal-propio', grupo: 'personal-propio' };
  if (materia === 'extorsion' || hayEn(extorsion, plegado)) return { clase: 'extorsion', grupo: 'extorsion' };
  if (materia === 'reclamo') return { clase: 'reclamo', grupo: 'denuncias' };
  if (materia === 'calidad') return { clase: 'calidad', grupo: 'denuncias' };
  // The law admits no complaint without an identity: it serves as a lead (Reglamento General, art. 434).
  if (!conIdentidad) return { clase: 'aviso', grupo: 'denuncias' };
  return { clase: materia === 'pago' || materia === 'otra' ? 'otra' : 'denuncia', grupo: 'denuncias' };
}
