/** How a piece is sealed and chained: what is authenticated with it, and the hash the next one builds on. */
import { hash } from 'node:crypto';
import { canonicalJson } from '../../domain/canonical-json.ts';
import {
  type ArchivoGuardado,
  type ClaseDePieza,
  comoJson,
  type Pieza,
  type PiezaNueva,
} from '../../domain/denuncia/denuncia.ts';
import type { Ids } from '../../platform/ids.ts';
import type { FilaDePieza } from '../../store/sala-denuncias.ts';
import { sha256Hex } from '../../trust/chain.ts';
import { openBox, sealBox } from '../../trust/sellado/box.ts';

/** Under which key: 'caso', 'identidad' or 'apertura:<id>'. */
export type LlaveDePieza = { readonly nombre: string; readonly llave: Buffer };

type Tail = { readonly denuncia: string; readonly piezas: number; readonly hash: string };

const aboutPiece = (
  denuncia: string,
  { n, clase, autor, llave }: Omit<FilaDePieza, 'sellado' | 'hash' | 'archivo' | 'id' | 'dia'>,
) => `pieza|${denuncia}|${n}|${clase}|${autor}|${llave}`;

function hashOfPiece(denuncia: string, fila: Omit<FilaDePieza, 'hash'>, anterior: string): string {
  const { id, n, clase, autor, llave, archivo, dia, sellado } = fila;
  const selladoHash = sellado === null ? null : hash('sha256', sellado, 'hex');
  return sha256Hex(
    canonicalJson({ denuncia, id, n, clase, autor, llave, archivo, dia, selladoHash, anterior }),
  );
}

/** The file a piece brings with it. */
export function fileOf(pieza: PiezaNueva): ArchivoGuardado | null {
  return 'archivo' in pieza.contenido ? pieza.contenido.archivo : null;
}

/** Seals a piece behind the tail; random identifier, so that neighbours tell nothing. */
export function sealPiece(
  ids: Ids,
  tail: Tail,
  { nombre, llave }: LlaveDePieza,
  pieza: PiezaNueva,
  dia: string,
): FilaDePieza {
  const place = { n: tail.piezas + 1, clase: pieza.clase, autor: pieza.autor, llave: nombre };
  const clear = Buffer.from(JSON.stringify(comoJson(pieza.contenido)));
  const open = {
    ...place,
    id: ids.randomId(),
    sellado: sealBox(ids, llave, clear, aboutPiece(tail.denuncia, place)),
    archivo: fileOf(pieza)?.archivo ?? null,
    dia,
  };
  return { ...open, hash: hashOfPiece(tail.denuncia, open, tail.hash) };
}

function contentOf(denuncia: string, fila: FilaDePieza, llave: Buffer | null) {
  if (fila.sellado === null || llave === null) return { como: 'sellada' } as const;
  const clear = openBox(llave, fila.sellado, aboutPiece(denuncia, fila));
  return clear === null
    ? ({ como: 'alterada' } as const)
    : ({ como: 'abierta', valor: JSON.parse(clear.toString()) } as const);
}

/** What GCM authenticated is what this module sealed: its shape needs no second look. */
export function openPiece(denuncia: string, fila: FilaDePieza, llave: Buffer | null): Pieza {
  const { id, n, clase, autor, dia } = fila;
  return {
    id,
    n,
    clase: clase as ClaseDePieza,
    autor,
    dia,
    contenido: contentOf(denuncia, fila, llave),
  } as Pieza;
}

/** Whether every piece is where it was put and the chain ends where the complaint says. */
export function chainHolds(
  denuncia: string,
  filas: readonly FilaDePieza[],
  end: { readonly piezas: number; readonly hash: string },
): boolean {
  let anterior = '';
  for (const [i, fila] of filas.entries()) {
    if (fila.n !== i + 1 || hashOfPiece(denuncia, fila, anterior) !== fila.hash) return false;
    anterior = fila.hash;
  }
  return filas.length === end.piezas && anterior === end.hash;
}
