// The proof of a conversation: any line changed, moved, left out or blanked without a word is found, by its number.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { LineaPorGuardar, LineaSellada } from '../domain/chat/linea-sellada.ts';
import { chainHash, chainStart, commitmentOf, firstBrokenLine } from './chat-lines.ts';

const id = '01900000-0000-7000-8000-000000000000';

type Body = Pick<LineaPorGuardar, 'clase' | 'contenido'>;

function conversation(bodies: readonly Body[]): { lines: LineaSellada[]; hash: string } {
  let hash = chainStart(id);
  const lines = bodies.map((body, i) => {
    const sal = `${i}`.padStart(32, '0');
    const open = {
      ...body,
      conversacion: id,
      autor: { clase: 'persona' as const },
      reservado: null,
      ocurridaMs: 1_000 + i,
      cliente: `persona:linea-${i}`,
    };
    const compromiso = commitmentOf(open, sal);
    hash = chainHash(hash, compromiso, i + 1);
    return { ...open, n: i + 1, sal, compromiso, hash } as LineaSellada;
  });
  return { lines, hash };
}

const said = (texto: string): Body => ({ clase: 'mensaje', contenido: { texto } });
const broken = (lines: readonly LineaSellada[], hash: string, lineas = lines.length) =>
  firstBrokenLine(id, lines, { lineas, hash });

test('a conversation as it was written holds, an empty one too', () => {
  const { lines, hash } = conversation([said('uno'), said('dos'), said('tres')]);
  assert.equal(broken(lines, hash), null);
  assert.equal(broken([], chainStart(id)), null);
});

const changes: readonly ((line: LineaSellada) => LineaSellada)[] = [
  (l) => ({ ...l, contenido: { texto: 'otra cosa' } }) as LineaSellada,
  (l) => ({ ...l, autor: { clase: 'asistente' } }),
  (l) => ({ ...l, ocurridaMs: l.ocurridaMs + 1 }),
  (l) => ({ ...l, reservado: { nota: 'añadida' } }),
  (l) => ({ ...l, sal: 'ff' }),
  (l) => ({ ...l, n: l.n + 1 }),
  (l) => ({ ...l, compromiso: chainStart('otra') }),
  (l) => ({ ...l, hash: chainStart('otra') }),
  (l) => ({ ...l, contenido: null, sal: null }) as LineaSellada,
  (l) => ({ ...l, sal: null }),
];

test('property: whatever is changed in whichever line, that line is named', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string(), { minLength: 1, maxLength: 8 }),
      fc.nat(),
      fc.constantFrom(...changes),
      (texts, at, change) => {
        const { lines, hash } = conversation(texts.map((t) => said(`${t}.`)));
        const place = at % lines.length;
        const altered = lines.map((line, i) => (i === place ? change(line) : line));
        assert.equal(broken(altered, hash), place + 1);
      },
    ),
    { numRuns: 200 },
  );
});

test('lines left out, put in another order or cut off at the end are found', () => {
  const { lines, hash } = conversation([said('uno'), said('dos'), said('tres')]);
  const [first, second, third] = lines;
  assert.ok(first && second && third);
  assert.equal(broken([first, third], hash), 2);
  assert.equal(broken([second, first, third], hash), 1);
  assert.equal(broken([first, second], second.hash, 3), 3);
  assert.equal(broken([first, second], hash, 3), 3);
});

test('a line taken out holds only where a later line says so', () => {
  const out: Body = { clase: 'suprimida', contenido: { linea: 1, motivo: 'Dato ajeno' } };
  const { lines, hash } = conversation([said('uno'), said('dos'), out]);
  const blank = (n: number) =>
    lines.map((l) => (l.n === n ? ({ ...l, contenido: null, sal: null } as LineaSellada) : l));
  assert.equal(broken(blank(1), hash), null);
  assert.equal(broken(blank(2), hash), 2);
});
