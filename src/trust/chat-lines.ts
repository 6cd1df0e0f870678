/**
 * The proof of a conversation: every line has a salted commitment to all of it but its number, and each hash of the
 * chain covers the one before. A line whose content was taken out still proves its place through its commitment.
 */
import { hash } from 'node:crypto';
import { canonicalJson, type Json } from '../domain/canonical-json.ts';
import type { AutorDeLinea } from '../domain/chat/linea.ts';
import type { LineaPorGuardar, LineaSellada } from '../domain/chat/linea-sellada.ts';
import { sha256Hex } from './chain.ts';

type Committed = Pick<
  LineaPorGuardar,
  'conversacion' | 'clase' | 'autor' | 'contenido' | 'reservado' | 'ocurridaMs' | 'cliente'
>;

const autorJson = (autor: AutorDeLinea): Json =>
  autor.clase === 'agente'
    ? { clase: autor.clase, cuenta: autor.cuenta, nombre: autor.nombre }
    : { clase: autor.clase };

/** Hex SHA-256 over the canonical JSON of the line and its salt (hex, 128 random bits or more). */
export function commitmentOf(line: Committed, sal: string): string {
  const { conversacion, clase, contenido, reservado, ocurridaMs, cliente } = line;
  const autor = autorJson(line.autor);
  const whole: Json = { conversacion, clase, autor, contenido, reservado, ocurridaMs, cliente, sal };
  return sha256Hex(canonicalJson(whole));
}

/** The hash a conversation begins with, before its first line. */
export function chainStart(conversacion: string): string {
  return sha256Hex(`conversacion|${conversacion}`);
}

/** SHA-256(previous hash, commitment, number as four bytes), as the database computes it when it gives the number. */
export function chainHash(anterior: string, compromiso: string, n: number): string {
  const number = Buffer.alloc(4);
  number.writeInt32BE(n);
  return hash(
    'sha256',
    Buffer.concat([Buffer.from(anterior, 'hex'), Buffer.from(compromiso, 'hex'), number]),
    'hex',
  );
}

/** Lines that a later line says were taken out. */
function takenOut(lines: readonly LineaSellada[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const line of lines)
    if (line.clase === 'suprimida' && line.contenido !== null && 'linea' in line.contenido)
      found.add(line.contenido.linea);
  return found;
}

function commitmentHolds(line: LineaSellada, out: ReadonlySet<number>): boolean {
  if (line.contenido === null) return out.has(line.n);
  if (line.sal === null) return false;
  const { contenido } = line;
  return commitmentOf({ ...line, contenido }, line.sal) === line.compromiso;
}

/**
 * The number of the first line that is missing, out of place or changed; null where everything holds. `lines` is the
 * whole conversation in order, `head` what its row says: lines cut off at the end show there.
 */
export function firstBrokenLine(
  conversacion: string,
  lines: readonly LineaSellada[],
  head: { readonly lineas: number; readonly hash: string },
): number | null {
  const out = takenOut(lines);
  let anterior = chainStart(conversacion);
  for (const [i, line] of lines.entries()) {
    const n = i + 1;
    const own = chainHash(anterior, line.compromiso, n);
    if (line.n !== n || line.hash !== own || !commitmentHolds(line, out)) return n;
    anterior = own;
  }
  return head.lineas === lines.length && head.hash === anterior ? null : lines.length + 1;
}
