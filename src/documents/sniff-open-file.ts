/** What a file on the disk is, by its two ends; the caller opens and closes it. */
import type { FileHandle } from 'node:fs/promises';
import type { Formato } from '../domain/tramite/documento.ts';
import { fileEndBytes } from '../platform/file-ends.ts';
import { sniff } from './sniff.ts';

export async function sniffOpenFile(handle: FileHandle, name: string): Promise<Formato | null> {
  const { size } = await handle.stat();
  const endAt = async (position: number) => {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(fileEndBytes), position });
    return buffer.subarray(0, bytesRead);
  };
  return sniff(await endAt(0), await endAt(Math.max(0, size - fileEndBytes)), name);
}
