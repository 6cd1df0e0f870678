/** What can be said of a list of the Superintendency: whose it is, how old, and whether its members could be read. */
import { addDays, type CivilDate } from '../../domain/calendar/civil-date.ts';
import { dateText } from '../../domain/calendar/civil-text.ts';
import type { DocumentFinding } from '../../domain/documento/verdict.ts';
import type { ListadoSeps } from './listado.ts';
import { listadoLimits } from './listado-limits.ts';

export type ListadoOptions = {
  /** Of the organisation that files; null where nobody is known: whose list it is, is then only told. */
  readonly rucEsperado: string | null;
  readonly today: CivilDate;
  /** Older lists are remarked on; 30 unless told. */
  readonly ageDays?: number;
};

function ofRuc({ rucs, ruc }: ListadoSeps, { rucEsperado }: ListadoOptions): DocumentFinding {
  const facts = { esperado: rucEsperado, rucs: [...rucs] };
  if (ruc === null)
    return {
      state: 'unknown',
      code: 'listado-sin-ruc',
      sentence: 'No encontramos el RUC de la organización en el listado: una persona lo revisará.',
      facts,
    };
  if (rucEsperado === null)
    return {
      state: 'ok',
      code: 'listado-con-ruc',
      sentence: `El listado es de la organización con RUC ${ruc}.`,
      facts,
    };
  if (!rucs.includes(rucEsperado))
    return {
      state: 'reject',
      code: 'listado-de-otra-organizacion',
      sentence: `El listado es de la organización con RUC ${ruc} y usted representa a la del RUC ${rucEsperado}. Adjunte el de su organización.`,
      facts,
    };
  return {
    state: 'ok',
    code: 'listado-de-la-organizacion',
    sentence: `El listado es de la organización con RUC ${rucEsperado}.`,
    facts,
  };
}

function ofDate(
  { fecha }: ListadoSeps,
  { today, ageDays = listadoLimits.ageDays }: ListadoOptions,
): DocumentFinding {
  const facts = { fecha, ageDays };
  if (fecha === null)
    return {
      state: 'unknown',
      code: 'listado-sin-fecha',
      sentence: 'No encontramos la fecha del listado: una persona revisará si es reciente.',
      facts,
    };
  if (fecha > today)
    return {
      state: 'warn',
      code: 'listado-con-fecha-futura',
      sentence: `El listado lleva una fecha que todavía no llega, el ${dateText(fecha)}. Revíselo.`,
      facts,
    };
  if (fecha < addDays(today, -ageDays))
    return {
      state: 'warn',
      code: 'listado-antiguo',
      sentence: `El listado es del ${dateText(fecha)}, hace más de ${ageDays} días. Pida uno actualizado a la Superintendencia.`,
      facts,
    };
  return { state: 'ok', code: 'listado-reciente', sentence: `El listado es del ${dateText(fecha)}.`, facts };
}

function ofMembers({ socios }: ListadoSeps): DocumentFinding {
  const facts = { socios: socios.length, sinNombre: socios.filter(({ nombre }) => nombre === '').length };
  if (socios.length === 0)
    return {
      state: 'unknown',
      code: 'listado-sin-socios',
      sentence: 'No pudimos leer ningún socio en el listado: una persona lo comparará con el Excel.',
      facts,
    };
  if (facts.sinNombre > 0)
    return {
      state: 'warn',
      code: 'listado-con-nombres-ausentes',
      sentence: `Leímos ${socios.length} socios en el listado; a ${facts.sinNombre} no pudimos leerles el nombre.`,
      facts,
    };
  const read = socios.length === 1 ? 'Leímos 1 socio' : `Leímos ${socios.length} socios`;
  return { state: 'ok', code: 'listado-leido', sentence: `${read} en el listado.`, facts };
}

function ofDirective({ directiva }: ListadoSeps, { today }: ListadoOptions): readonly DocumentFinding[] {
  if (directiva === null || directiva.hasta >= today) return [];
  const sentence = `Según el listado, el período de la directiva terminó el ${dateText(directiva.hasta)}. Una persona revisará quién representa a la organización.`;
  return [{ state: 'warn', code: 'directiva-vencida', sentence, facts: { ...directiva } }];
}

/** One finding each on the RUC, the date and the members, and one on the directive where its period is over. */
export function judgeListado(listado: ListadoSeps, options: ListadoOptions): readonly DocumentFinding[] {
  return [
    ofRuc(listado, options),
    ofDate(listado, options),
    ofMembers(listado),
    ...ofDirective(listado, options),
  ];
}
