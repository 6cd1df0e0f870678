/** What a tab of the chat's desk follows: one stream for everything, and the lines it missed as data. */
import { readConversation } from '../../actions/chat/find-conversation.ts';
import { readChatLines, readHeads } from '../../actions/chat/read-chat-lines.ts';
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import { puedeLeer } from '../../domain/chat/ciclo.ts';
import { cambiaElMomento, type Linea } from '../../domain/chat/linea.ts';
import { isRefusal, refuse } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import type { Html } from '../../ui/html.ts';
import { takesOut } from '../../web/chat/hand-over.ts';
import type { ChatHub } from '../../web/chat/hub.ts';
import { lineView, lineViewOf } from '../../web/chat/line-view.ts';
import { problemAnswer } from '../../web/problem-answer.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { staffOf } from '../require-staff.ts';
import { dataAnswer } from './answer-as-data.ts';
import { readCursors, readSince } from './chat-address.ts';
import { reads } from './chat-staff.ts';
import { lineViewForStaff } from './conversation-view.ts';
import { whoOf } from './inbox-lists.ts';

/** One look per conversation, made when its first line comes. Holds neither the context nor the visit. */
function rendererFor(
  { deps: { definiciones } }: Web,
  names: ReadonlyMap<string, string>,
): (linea: Linea) => Html {
  return (linea) =>
    lineView(
      linea,
      lineViewOf(definiciones, {
        audience: 'agente',
        archivoHref: (archivo) => paths.mesa.chat.archivo(linea.conversacion, archivo),
        persona: names.get(linea.conversacion),
      }),
    );
}

/** `?ver=id:n,…`; conversations that the reader may not read are left out. */
export async function chatStream(web: Web, c: WebContext, hub: ChatHub): Promise<Response> {
  const staff = staffOf(c.var.visit);
  if (staff === null) return problemAnswer(c, refuse('sesion-terminada'));
  if (!reads(staff)) return problemAnswer(c, refuse('sin-permiso'));
  const { actor, session } = staff;
  const asked = readCursors(new URL(c.req.url).searchParams);
  const heads = await readHeads(web.deps, [...asked.keys()]);
  const quien = { clase: 'agente', actor } as const;
  const readable = [...heads].filter(([, head]) => puedeLeer(quien, head));
  return hub.stream(web, c, {
    quien,
    huellaDeSesion: session.huella,
    cursores: new Map(readable.map(([id]) => [id, asked.get(id) ?? 0])),
    bandejas: actor.unidades,
    render: rendererFor(web, new Map(readable.map(([id, head]) => [id, whoOf(head)]))),
  });
}

/** `?desde=n`: the lines after it as the stream sends them; `resync` where there are more than one answer holds. */
export async function missedLines(web: Web, c: WebContext): Promise<Response> {
  const staff = staffOf(c.var.visit);
  if (staff === null) return problemAnswer(c, refuse('sesion-terminada'));
  const conversacion = await readConversation(
    web.deps,
    { clase: 'agente', actor: staff.actor },
    c.req.param('id') ?? '',
  );
  if (isRefusal(conversacion)) return problemAnswer(c, conversacion);
  const { id } = conversacion;
  const despues = readSince(new URL(c.req.url).searchParams);
  const { linesPerBatchMax } = chatLimits;
  const found = (await readChatLines(web.deps, [{ id, despues }], linesPerBatchMax)).get(id) ?? [];
  const look = lineViewForStaff(web, conversacion);
  const lineas = found.map((linea) => ({
    c: id,
    n: linea.n,
    clase: linea.clase,
    cambia: cambiaElMomento.has(linea.clase),
    html: String(lineView(linea, look)),
  }));
  const ultima = found.at(-1)?.n ?? Math.min(despues, conversacion.lineas);
  return dataAnswer(c, { ultima, lineas, resync: ultima < conversacion.lineas || takesOut(found) });
}
