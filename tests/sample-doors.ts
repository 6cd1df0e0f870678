/** Doors that share a hub in the product, each with one of its own here, closed with the process. */
import { chatDoor } from '../src/channels/chat/chat-door.ts';
import { deskDoor } from '../src/desk/desk-door.ts';
import { openHub } from '../src/web/chat/hub.ts';
import type { Web, WebApp } from '../src/web/web.ts';
import { unsealedReceipts } from './sample-log.ts';

export function sampleDeskDoor(app: WebApp, web: Web): void {
  deskDoor(unsealedReceipts, openHub(web.deps))(app, web);
}

/** The chat as both sides see it. */
export function sampleChatDoors(app: WebApp, web: Web): void {
  const hub = openHub(web.deps);
  chatDoor(hub)(app, web);
  deskDoor(unsealedReceipts, hub)(app, web);
}
