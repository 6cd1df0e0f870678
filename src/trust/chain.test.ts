// The chain of a journal: any event changed, removed, added or moved is found, and named.
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { Evento, EventoNuevo } from '../domain/solicitud/evento.ts';
import { chain, firstBreak } from './chain.ts';

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
