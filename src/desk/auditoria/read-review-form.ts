/** The form that asks for a review, as a command; or what is wrong with it, field by field. */
import type { PedidoDeRevision } from '../../domain/auditoria/revision.ts';
import { addDays, instantOf, parseCivilDate } from '../../domain/calendar/civil-date.ts';
import type { Zone } from '../../domain/calendar/zone.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import { leerReferencia } from '../../domain/solicitud/referencia.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';

const wrong = (path: string, sentence: string): Refusal =>
  refuse('datos-con-errores', { errors: [{ path, sentence }] });

const noReference = 'Escriba la referencia completa, como VT-2K4M-7PQR-XY.';

function period(body: FormBody, zone: Zone, tramites: ReadonlySet<string>): PedidoDeRevision | Refusal {
  const desde = parseCivilDate(first(body, 'desde').trim());
  const hasta = parseCivilDate(first(body, 'hasta').trim());
  if (desde === null) return wrong('desde', 'Escriba el primer día.');
  if (hasta === null) return wrong('hasta', 'Escriba el último día.');
  if (hasta < desde) return wrong('hasta', 'El último día no puede ser anterior al primero.');
  const tramite = first(body, 'tramite');
  if (tramite !== '' && !tramites.has(tramite)) return wrong('tramite', 'Elija un trámite de la lista.');
  return {
    clase: 'repeticion',
    desdeMs: instantOf(desde, 0, zone),
    hastaMs: instantOf(addDays(hasta, 1), 0, zone),
    tramite: tramite === '' ? null : tramite,
  };
}

export function readReviewForm(
  body: FormBody,
  { zone, tramites }: { readonly zone: Zone; readonly tramites: ReadonlySet<string> },
): PedidoDeRevision | Refusal {
  switch (first(body, 'clase')) {
    case 'caso': {
      const referencia = leerReferencia(first(body, 'referencia'));
      return referencia === null ? wrong('referencia', noReference) : { clase: 'caso', referencia };
    }
    case 'decision': {
      const referencia = leerReferencia(first(body, 'decision'));
      return referencia === null ? wrong('decision', noReference) : { clase: 'repeticion', referencia };
    }
    case 'ajustes':
      return { clase: 'ajustes' };
    case 'registro': {
      const hoja = first(body, 'hoja').trim();
      return /^\d{0,15}$/.test(hoja)
        ? { clase: 'registro', desdeHoja: Number(hoja) }
        : wrong('hoja', 'Escriba el número de la primera hoja, o deje el campo vacío para revisar todo.');
    }
    case 'periodo':
      return period(body, zone, tramites);
    default:
      return wrong('clase', 'Elija qué quiere revisar.');
  }
}
