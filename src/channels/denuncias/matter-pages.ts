/** What it is about, chosen first: some things belong elsewhere, and whoever comes with one is told where. */
import {
  changeComplaintDraft,
  readComplaintDraft,
  startComplaintDraft,
} from '../../actions/sala/complaint-draft.ts';
import { sealedDoorLimits as limits } from '../../actions/sala/sealed-door-limits.ts';
import { esMateria, type Materia, materiaEnPalabras, materias } from '../../domain/denuncia/materia.ts';
import { isRefusal, refuse } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { first } from '../../platform/http/form-body.ts';
import { button, buttonGroup, linkButton } from '../../ui/components/button.ts';
import { radios } from '../../ui/components/radios.ts';
import { html } from '../../ui/html.ts';
import { seeOther } from '../../web/pages.ts';
import type { WebContext } from '../../web/web.ts';
import type { Room } from './room.ts';
import { readRoomCookie, setRoomCookie } from './room-cookies.ts';
import { roomForm, roomPage, roomRefusal } from './room-page.ts';
import { doorHolder, readRoomForm } from './room-post.ts';

const purpose = 'denuncia-materia';

function render(room: Room, c: WebContext, chosen: Materia | null, refusal?: string): Response {
  const errors = refusal === undefined ? [] : [{ path: 'materia', sentence: refusal }];
  return roomPage(room, c, {
    title: 'De qué se trata',
    backHref: paths.denuncias.inicio,
    errors,
    main: roomForm(room, c, {
      action: paths.denuncias.nueva,
      purpose,
      holder: doorHolder,
      content: html`${radios({
        name: 'materia',
        legend: '¿De qué se trata?',
        legendSize: 'l',
        legendIsPageHeading: true,
        hint: 'Elija lo que más se parezca. Si se equivoca, nosotros lo corregimos.',
        error: refusal,
        value: chosen ?? undefined,
        items: materias.map((materia) => ({
          value: materia,
          text: materiaEnPalabras[materia].etiqueta,
          hint: materiaEnPalabras[materia].ayuda,
        })),
      })}${button({ text: 'Continuar' })}`,
    }),
  });
}

export async function showMatter(room: Room, c: WebContext): Promise<Response> {
  if (!room.isOpen) return seeOther(c, paths.denuncias.inicio);
  const token = readRoomCookie(room.web, c, 'borrador');
  const draft = token === null ? null : await readComplaintDraft(room.web.deps, token);
  return render(room, c, draft?.materia ?? null);
}

/** Begins a draft, or gives the one under way another kind: what was typed so far stays. */
export async function chooseMatter(room: Room, c: WebContext): Promise<Response> {
  const { web, budgets } = room;
  if (!room.isOpen) return roomRefusal(room, c, refuse('puerta-cerrada'));
  const form = await readRoomForm(web, c, purpose, doorHolder);
  if (isRefusal(form)) return roomRefusal(room, c, form);
  const chosen = first(form.body, 'materia');
  const materia = esMateria(chosen) ? chosen : null;
  if (form.refusal !== null) return render(room, c, materia, form.refusal.sentence);
  if (materia === null)
    return render(room, c, null, 'Elija una de las opciones. Si no está seguro, elija la última.');
  const token = readRoomCookie(web, c, 'borrador');
  const changed =
    token === null
      ? refuse('no-encontrada')
      : await changeComplaintDraft(web.deps, token, (draft) =>
          draft.palabras === null ? { ...draft, materia } : refuse('no-encontrada'),
        );
  if (isRefusal(changed)) {
    if (budgets.drafts.spend(1, web.deps.clock.nowMs()) > limits.draftsPerHourMax)
      return render(
        room,
        c,
        materia,
        'Mucha gente está escribiendo a la vez. Espere unos minutos y vuelva a intentarlo.',
      );
    setRoomCookie(web, c, 'borrador', await startComplaintDraft(web.deps, materia));
  }
  const hasAdvice = materiaEnPalabras[materia].antes.length > 0;
  return seeOther(c, hasAdvice ? paths.denuncias.antes : paths.denuncias.paso(1));
}

/** Where a payment that was withheld is claimed: the trámite in which the contracting entity has to answer. */
function paymentLink({ web: { deps } }: Room) {
  const found = deps.definiciones.todas.find(({ definicion }) => definicion.requerimiento !== undefined);
  return found === undefined
    ? null
    : linkButton({ text: 'Ir al trámite de pagos retenidos', href: paths.tramite(found.definicion.id) });
}

export async function showAdvice(room: Room, c: WebContext): Promise<Response> {
  const token = readRoomCookie(room.web, c, 'borrador');
  const draft = token === null ? null : await readComplaintDraft(room.web.deps, token);
  const materia = draft?.materia ?? null;
  if (materia === null) return seeOther(c, paths.denuncias.nueva);
  const belongsElsewhere = materia === 'pago' || materia === 'reclamo' || materia === 'calidad';
  const goOn = linkButton({
    text: belongsElsewhere ? 'Quiero contarlo aquí de todos modos' : 'Continuar',
    href: paths.denuncias.paso(1),
    ...(belongsElsewhere ? { variant: 'secondary' as const } : {}),
  });
  return roomPage(room, c, {
    title: 'Antes de seguir',
    backHref: paths.denuncias.nueva,
    main: html`<h1 class="govuk-heading-l">Antes de seguir</h1>
${materiaEnPalabras[materia].antes.map((sentence) => html`<p class="govuk-body">${sentence}</p>`)}
${buttonGroup([...(materia === 'pago' ? [paymentLink(room)] : []), goOn].filter((piece) => piece !== null))}`,
  });
}
