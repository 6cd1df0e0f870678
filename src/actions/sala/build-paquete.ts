/** Puts together what an authority receives: an index, the account and the messages as text, the clean copies. */
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { packEntry, zipOf } from '../../documents/libro/zip-writer.ts';
import type { Pieza } from '../../domain/denuncia/denuncia.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Deps } from '../deps.ts';
import { openSealedFile } from './open-sealed-file.ts';
import { paqueteLimits } from './paquete-limits.ts';
import { puedeSalir } from './propose-paquete.ts';
import { fileOfPiece } from './read-piece-file.ts';

type Part = { readonly nombre: string; readonly bytes: Buffer };

function textOf(pieza: Pieza): string | null {
  const { contenido } = pieza;
  if (contenido.como !== 'abierta') return null;
  if ('respuestas' in contenido.valor)
    return contenido.valor.respuestas.map(({ pregunta, valor }) => `${pregunta}\n${valor}\n`).join('\n');
  return pieza.clase === 'mensaje' && 'texto' in contenido.valor ? contenido.valor.texto : null;
}

const numbered = (n: number, rest: string) => `${String(n).padStart(3, '0')}-${rest}`;

async function partsOf(deps: Deps, piezas: readonly Pieza[]): Promise<readonly Part[] | Refusal> {
  const parts: Part[] = [];
  let sizeBytes = 0;
  for (const pieza of piezas) {
    const file = pieza.clase === 'copia' ? fileOfPiece(pieza) : null;
    const text = file === null ? textOf(pieza) : null;
    sizeBytes += file?.tamanoBytes ?? 0;
    if (sizeBytes > paqueteLimits.copiesBytesMax)
      return refuse('peticion-muy-grande', {
        sentence: 'Las copias pesan más de 100 MB juntas. Proponga dos paquetes con menos copias cada uno.',
      });
    if (file !== null)
      parts.push({ nombre: numbered(pieza.n, file.nombre), bytes: await buffer(openSealedFile(deps, file)) });
    if (text !== null)
      parts.push({
        nombre: numbered(pieza.n, `${pieza.clase}.txt`),
        bytes: Buffer.from(`${pieza.dia}\n\n${text}\n`),
      });
  }
  return parts;
}

/** A zip. `piezas`: all of the complaint; only those chosen, and of them only what may leave, go in. */
export async function buildPaquete(
  deps: Deps,
  piezas: readonly Pieza[],
  chosen: readonly string[],
  cover: { readonly autoridad: string; readonly motivo: string; readonly dia: string },
): Promise<Buffer | Refusal> {
  const parts = await partsOf(
    deps,
    piezas.filter((pieza) => puedeSalir(pieza) && chosen.includes(pieza.id)),
  );
  if (isRefusal(parts)) return parts;
  const index = {
    ...cover,
    piezas: parts.map(({ nombre, bytes }) => ({
      nombre,
      tamanoBytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })),
  };
  return zipOf([
    packEntry('indice.json', Buffer.from(`${JSON.stringify(index, null, 2)}\n`)),
    ...parts.map(({ nombre, bytes }) => packEntry(nombre, bytes)),
  ]);
}
