/** One round of a day at the chat: people, staff and mishaps in an order that the seed decides, then quiet, then the reckoning. */
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { readChatLines, readHeads } from '../../src/actions/chat/read-chat-lines.ts';
import { chatLimits } from '../../src/domain/chat/chat-limits.ts';
import type { Linea } from '../../src/domain/chat/linea.ts';
import type { SimulatedAgent } from './agent.ts';
import type { Copy } from './copy.ts';
import { type Said, type SimulatedPerson, simulatedPerson } from './person.ts';
import type { Town } from './town.ts';

/** What may happen to a process in the middle of a round. */
export type Mishap = () => Promise<void>;

const stepsMin = 14;
const stepsSpan = 14;
const settleTriesMax = 60;
const quietLooksMax = 1_500;
const lookMs = 20;
/** A tab that hears nothing for so many looks connects again, as a browser does. */
const looksBeforeFollowing = 50;

type Cast = {
  readonly town: Town;
  readonly people: readonly SimulatedPerson[];
  readonly agents: readonly SimulatedAgent[];
  readonly mishap: Mishap;
};

function pick<T>(town: Town, all: readonly T[]): T {
  const one = all[town.below(all.length)];
  assert.ok(one !== undefined);
  return one;
}

const conversationsOf = (people: readonly SimulatedPerson[]): readonly string[] =>
  people.flatMap(({ conversation }) => (conversation === null ? [] : [conversation]));

/**
 * Several members of staff look at the same one and want it: at most one gets it. All have seen the same version: with
 * a later one the second may rightly take what the first has meanwhile handed back.
 */
async function takeTogether({ town, agents }: Cast, conversation: string): Promise<void> {
  const version = (await readHeads(town.deps, [conversation])).get(conversation)?.version ?? 0;
  const outcomes = await Promise.all(agents.map((agent) => agent.take(conversation, version)));
  const winners = outcomes.filter((won) => won === true).length;
  assert.ok(winners <= 1, `${winners} members of staff were told that they have ${conversation}`);
}

function step(cast: Cast): Promise<void> {
  const { town, people, agents, mishap } = cast;
  const person = pick(town, people);
  const agent = pick(town, agents);
  const conversation = pick(town, people).conversation;
  const at = town.below(100);
  if (at < 34) return person.say();
  if (at < 38) return person.askForPerson();
  if (at < 44) return Promise.resolve(person.cut());
  if (at < 54) return Promise.resolve(person.follow());
  if (at < 58) return Promise.resolve(agent.cut());
  if (at < 64) return Promise.resolve(agent.follow(conversationsOf(people)));
  if (at < 65) return mishap();
  if (conversation === null) return person.begin();
  if (at < 76) return takeTogether(cast, conversation);
  if (at < 93) return agent.say(conversation);
  if (at < 97) return agent.handOn(conversation, town.chance(0.5) ? pick(town, agents).actor : null);
  return at < 99 ? agent.close(conversation) : person.end();
}

async function settle({ people, agents }: Cast): Promise<void> {
  const isOpen = ({ n, refused }: Said) => n === null && refused === null;
  const open = () =>
    people.some(({ conversation, said }) => conversation === null || said.some(isOpen)) ||
    agents.some(({ said }) => said.some(isOpen));
  for (let tries = 0; open(); tries += 1) {
    assert.ok(
      tries < settleTriesMax,
      `never got an answer: ${JSON.stringify([...people, ...agents].flatMap(({ said }) => said.filter(isOpen)))}`,
    );
    for (const one of [...people, ...agents]) await one.settle();
    await wait(lookMs);
  }
}

/** Waits until every copy is as long as the conversation is; tabs that fell silent connect again. */
async function quiet({ town, people, agents }: Cast): Promise<ReadonlyMap<string, number>> {
  const all = conversationsOf(people);
  const follow = (): void => {
    for (const person of people) person.follow();
    for (const agent of agents) agent.follow(all);
  };
  for (let looks = 0; ; looks += 1) {
    if (looks % looksBeforeFollowing === 0) follow();
    await wait(lookMs);
    const heads = await readHeads(town.deps, all);
    const lengths = new Map([...heads].map(([id, { lineas }]) => [id, lineas]));
    const isWhole = (copy: Copy, id: string) => copy.cursor(id) === lengths.get(id);
    const behind = [
      ...people.filter(({ copy, conversation }) => conversation !== null && !isWhole(copy, conversation)),
      ...agents.filter(({ copy }) => all.some((id) => !isWhole(copy, id))),
    ];
    if (behind.length === 0) return lengths;
    assert.ok(looks < quietLooksMax, `${behind.length} copies never became whole`);
  }
}

const textOf = (linea: Linea): string | null =>
  linea.clase === 'mensaje' && linea.contenido !== null && 'texto' in linea.contenido
    ? linea.contenido.texto
    : null;

function assertCopy(copy: Copy, who: string, id: string, stored: readonly Linea[]): void {
  const lines = copy.lines(id);
  assert.deepEqual(
    lines.map(({ clase }) => clase),
    stored.map(({ clase }) => clase),
    `${who} has other lines than the record`,
  );
  for (const [i, linea] of stored.entries()) {
    const text = textOf(linea);
    if (text !== null) assert.ok(lines[i]?.html.includes(text), `${who}: line ${i + 1} says something else`);
  }
}

/** Acknowledged: there once, at the place that was said. Refused: not there. */
function assertSaid(said: readonly Said[], stored: readonly Linea[]): void {
  for (const { texto, n, refused } of said) {
    const places = stored.filter((linea) => textOf(linea) === texto).map((linea) => linea.n);
    assert.deepEqual(places, refused === null ? [n] : [], `${texto} was answered ${refused ?? n}`);
  }
}

/** Nobody takes what somebody has. */
function assertTakes(stored: readonly Linea[]): void {
  let isTaken = false;
  for (const linea of stored) {
    if (linea.clase === 'tomada') {
      assert.equal(isTaken, false, `line ${linea.n} takes what is taken`);
      isTaken = true;
    }
    const goesBack = linea.clase === 'pasada' && linea.contenido !== null && 'nombre' in linea.contenido;
    if (linea.clase === 'devuelta' || (goesBack && linea.contenido.nombre === null)) isTaken = false;
  }
}

/** Runs a round to its end and asserts what must hold; the lines of each conversation come back for the chain. */
export async function runRound(
  town: Town,
  agents: readonly SimulatedAgent[],
  mishap: Mishap,
): Promise<ReadonlyMap<string, readonly Linea[]>> {
  const people = Array.from({ length: 1 + town.below(3) }, (_none, i) =>
    simulatedPerson(town, town.round * 4 + i),
  );
  const cast: Cast = { town, people, agents, mishap };
  await Promise.all(people.map((person) => person.begin()));
  await Promise.all(people.map((person) => person.askForPerson()));
  for (const person of people) person.follow();
  for (const agent of agents) agent.follow(conversationsOf(people));
  const going: Promise<void>[] = [];
  for (let steps = stepsMin + town.below(stepsSpan); steps > 0; steps -= 1) {
    going.push(step(cast));
    if (town.chance(0.5)) await Promise.all(going.splice(0));
    else if (town.chance(0.3)) await wait(town.below(8));
  }
  await Promise.all(going);
  await settle(cast);
  for (const person of people) await person.end();
  const lengths = await quiet(cast);
  const asked = [...lengths.keys()].map((id) => ({ id, despues: 0 }));
  const stored = await readChatLines(town.deps, asked, chatLimits.linesPerConversationMax);
  for (const person of people) {
    const { conversation, copy, said, who } = person;
    assert.ok(conversation !== null);
    const lines = stored.get(conversation) ?? [];
    assert.deepEqual(
      lines.map(({ n }) => n),
      Array.from({ length: lengths.get(conversation) ?? -1 }, (_none, i) => i + 1),
    );
    assertCopy(copy, who, conversation, lines);
    for (const agent of agents) assertCopy(agent.copy, agent.actor.nombre, conversation, lines);
    const ofAgents = agents.flatMap((agent) => agent.said.filter((one) => one.conversation === conversation));
    assertSaid([...said, ...ofAgents], lines);
    assertTakes(lines);
    person.cut();
  }
  const wrongs = [...people, ...agents].flatMap(({ copy }) => copy.wrongs);
  assert.deepEqual(wrongs, [], 'a stream skipped or repeated a line');
  for (const agent of agents) agent.cut();
  return stored;
}
