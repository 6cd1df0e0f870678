/** Sends the file: a form's answer, because it costs work and is written down, and no other site may set it off. */
import { exportCases } from '../../actions/cifras/export-cases.ts';
import { exportFormats } from '../../actions/cifras/export-formats.ts';
import type { ExportSlots } from '../../actions/cifras/export-slots.ts';
import { civilDateAt } from '../../domain/calendar/civil-date.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { estadosAbiertos, estadosCerrados } from '../../domain/solicitud/lifecycle.ts';
import { paths } from '../../paths.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import { forgery, readForm } from '../../web/post.ts';
import { streamExport } from '../../web/stream-export.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskRefusal } from '../desk-page.ts';
import { requireStaffFor } from '../require-staff-for.ts';
import { type ExportTyped, exportPurpose, showExport } from './export-page.ts';
import { readFiguresAddress } from './figures-address.ts';
import { badPeriod, enterFigures } from './figures-room.ts';

const columnsMax = 50;

function typedIn(body: FormBody): ExportTyped {
  return {
    por: first(body, 'por'),
    estado: first(body, 'estado'),
    formato: first(body, 'formato'),
    columnas: (body.get('columna') ?? []).slice(0, columnsMax),
    personales: first(body, 'personales') === 'si',
    bom: first(body, 'bom') === 'si',
  };
}

/** Personal columns stand under one box of their own. */
const personalColumns = ['ruc', 'solicitante'] as const;

export async function sendExport(web: Web, c: WebContext, slots: ExportSlots): Promise<Response> {
  const toFigures = { text: 'Ir a las cifras', href: paths.mesa.cifras.inicio };
  const body = await readForm(c);
  if (isRefusal(body)) return deskRefusal(web, c, body, toFigures);
  const identity = { purpose: exportPurpose, draftKey: exportPurpose };
  const staff = await requireStaffFor(web, c, identity, body);
  if (staff instanceof Response) return staff;
  const forged = forgery(web, c, exportPurpose, body);
  if (forged !== null) return deskRefusal(web, c, forged, toFigures);
  const entered = await enterFigures(web, c);
  if (entered instanceof Response) return entered;
  const { zone } = await web.deps.calendar();
  const hoy = civilDateAt(web.deps.clock.nowMs(), zone);
  const visit = { ...entered, asked: readFiguresAddress(new URLSearchParams(first(body, 'consulta')), hoy) };
  const typed = typedIn(body);
  const again = (refusal: Refusal) => showExport(web, c, visit, { typed, refusal });
  if (visit.asked.mal !== null) return again(refuse('datos-con-errores', { sentence: badPeriod }));
  const sent = await streamExport(c, { slots, cuenta: staff.actor.cuenta }, () =>
    exportCases(web.deps, staff.actor, {
      ...visit.asked,
      por: typed.por === 'cerrada' ? 'cerrada' : 'presentada',
      estado: [...estadosAbiertos, ...estadosCerrados].find((estado) => estado === typed.estado) ?? null,
      formato: exportFormats.find((formato) => formato === typed.formato) ?? 'csv',
      columnas: new Set([...typed.columnas, ...(typed.personales ? personalColumns : [])]),
      personales: typed.personales,
      bom: typed.bom,
    }),
  );
  return isRefusal(sent) ? again(sent) : sent;
}
