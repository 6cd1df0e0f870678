/** The live check of a schedule: what the checks say of the dates as they stand in the form, without keeping them. */
import { checkSchedule, scheduleFieldOf } from '../../actions/check-schedule.ts';
import { openDraft } from '../../actions/open-draft.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { esSolicitante } from '../../domain/solicitud/actor.ts';
import { findingsOf } from '../../web/fields/schedule-findings.ts';
import { scheduleRows } from '../../web/fields/schedule-rows.ts';
import { questionPurpose } from '../../web/filing/question-purpose.ts';
import { forgery, readForm } from '../../web/post.ts';
import type { Web, WebContext } from '../../web/web.ts';

const isBlank = (row: Readonly<Record<string, unknown>>) =>
  Object.values(row).every((value) => String(value).trim() === '');

/** The box on the page for a path of the answers: rows without a new date have no place among the answers. */
function boxOf(nombre: string, indexes: readonly number[]): (path: string) => string | null {
  return (path) => {
    const [top, row, ...rest] = path.split('.');
    if (top !== nombre) return null;
    if (row === undefined) return nombre;
    const index = indexes[Number(row)];
    return index === undefined ? null : [nombre, index, ...rest].join('.');
  };
}

/** Answers `ScheduleFindings` as JSON; a status without words where there is nothing to check or nobody to check for. */
export async function checkDates(web: Web, c: WebContext, id: string): Promise<Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return new Response(null, { status: body.status });
  const { actor } = c.var.visit;
  if (!esSolicitante(actor)) return new Response(null, { status: 401 });
  const forged = forgery(web, c, questionPurpose, body);
  if (forged !== null) return new Response(null, { status: forged.status });
  const draft = await openDraft(web.deps, actor, id);
  if (isRefusal(draft)) return new Response(null, { status: draft.status });
  const { definicion } = draft.vigente;
  const nombre = scheduleFieldOf(definicion)?.nombre ?? '';
  const campo = definicion.datos[nombre];
  if (campo?.tipo !== 'lista') return new Response(null, { status: 404 });
  const rows = scheduleRows(campo, nombre, body).filter(({ row }) => !isBlank(row));
  const check = await checkSchedule(web.deps, actor, id, { [nombre]: rows.map(({ row }) => row) });
  if (isRefusal(check)) return new Response(null, { status: check.status });
  const box = boxOf(
    nombre,
    rows.map(({ index }) => index),
  );
  return c.json(findingsOf(check, box));
}
