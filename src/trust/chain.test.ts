// The chain of a journal: any event changed, removed, added or moved is found, and named.
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { Evento, EventoNuevo } from '../domain/solicitud/evento.ts';
import { chain, checkEvent, digestsOf, firstBreak } from './chain.ts';

const actor = { clase: 'sistema', cuenta: null, nombre: 'Ventanilla', ruc: null } as const;
const news = fc.array(
  fc.record({
    clase: fc.constantFrom('presentada', 'tomar', 'aprobar', 'escribir'),
    datos: fc.dictionary(fc.string(), fc.jsonValue()),
  }),
  { minLength: 1, maxLength: 12 },
);

const journalOf = (events: readonly unknown[]): readonly Evento[] =>
  chain(
    { solicitud: 'caso', eventos: 0, hash: null },
    events as readonly EventoNuevo[],
    actor,
    1_700_000_000_000,
  );

test('a journal as it was written holds, also in two pieces', () => {
  fc.assert(
    fc.property(news, news, (first, second) => {
      const head = journalOf(first);
      const last = head.at(-1);
      const tail = chain(
        { solicitud: 'caso', eventos: head.length, hash: last?.hash ?? null },
        second as readonly EventoNuevo[],
        actor,
        1_700_000_000_001,
      );
      assert.equal(firstBreak([...head, ...tail]), null);
    }),
  );
});

test('a changed, missing or moved event is the first that does not fit', () => {
  fc.assert(
    fc.property(news, fc.nat(11), (events, seat) => {
      const journal = journalOf(events);
      const at = seat % journal.length;
      const changed = journal.map((event, i) =>
        i === at ? { ...event, datos: { ...event.datos, 'agregado después': true } } : event,
      );
      assert.equal(firstBreak(changed)?.n, at + 1);
      if (at < journal.length - 1) {
        assert.ok(firstBreak(journal.toSpliced(at, 1)));
        assert.ok(
          firstBreak(journal.with(at, journal[at + 1] as Evento).with(at + 1, journal[at] as Evento)),
        );
      }
    }),
  );
});

let drawn = 0;
const saltOf = () => {
  drawn += 1;
  return `sal-${drawn}`;
};

/** What the database leaves of an event whose content was removed. */
function withoutContent(event: Evento): Evento {
  const { sal, actor: who, datos, ...rest } = event;
  const digests =
    typeof sal === 'string' ? digestsOf({ actor: who, datos }, sal) : { actor: null, datos: null };
  return {
    ...rest,
    sal: null,
    actor: {
      clase: who.clase,
      cuenta: null,
      nombre: 'Dato retirado',
      ruc: null,
      depurado: digests.actor,
    } as Evento['actor'],
    datos: { depurado: digests.datos },
  };
}

test('content removed leaves a chain that holds, only behind the event that allowed it, and nothing else in its place', () => {
  fc.assert(
    fc.property(news, fc.boolean(), fc.nat(11), (events, isSalted, seat) => {
      const all = [
        ...events,
        { clase: 'depurar', datos: { regla: 'solicitudes' } },
      ] as readonly EventoNuevo[];
      const tail = { solicitud: 'caso', eventos: 0, hash: null };
      const whole = chain(tail, all, actor, 1_700_000_000_000, isSalted ? saltOf : undefined);
      assert.equal(firstBreak(whole), null);
      const removed = whole.map((event) => (event.clase === 'depurar' ? event : withoutContent(event)));
      assert.equal(firstBreak(removed), null);
      assert.equal(checkEvent(removed[0] as Evento), isSalted ? 'depurado' : 'depurado-sin-resumen');
      assert.equal(firstBreak(removed.slice(0, -1))?.n, 1);
      const at = seat % events.length;
      const one = removed[at] as Evento;
      const other = { ...one, datos: { depurado: 'f'.repeat(64) } };
      if (isSalted) assert.equal(firstBreak(removed.with(at, other))?.n, at + 1);
      assert.equal(
        firstBreak(removed.with(at, { ...one, datos: { depurado: 'x', texto: 'otro' } }))?.n,
        at + 1,
      );
      assert.ok(firstBreak(removed.with(at, { ...one, hash: 'f'.repeat(64) })));
    }),
  );
});
