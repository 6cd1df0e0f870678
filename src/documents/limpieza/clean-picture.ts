/** A picture drawn anew: what one sees stays; place, author, device, thumbnail and whatever hangs behind it go. */
import { PaginaFault } from '../pagina/pagina-fault.ts';
import { paginaLimits } from '../pagina/pagina-limits.ts';
import { sharp } from '../pagina/picture-library.ts';
import { openPicture, safeImage } from '../pagina/safe-image.ts';
import { LimpiezaRefusal } from './limpieza-refusal.ts';

const quality = 88;

/** WebP is read in this process only, which does nothing but clean copies. */
async function cleanWebp(bytes: Uint8Array): Promise<Buffer> {
  sharp.unblock({ operation: ['VipsForeignLoadWebp'] });
  const side = paginaLimits.pictureSideMax;
  return openPicture(bytes)
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .webp({ quality })
    .toBuffer();
}

/** The same kind comes out; throws LimpiezaRefusal. */
export async function cleanPicture(bytes: Uint8Array, kind: 'jpeg' | 'png' | 'webp'): Promise<Buffer> {
  try {
    return kind === 'webp' ? await cleanWebp(bytes) : await safeImage(bytes);
  } catch (error) {
    const isLarge = error instanceof PaginaFault && error.finding.code === 'imagen-demasiado-grande';
    throw new LimpiezaRefusal(isLarge ? 'demasiado-grande' : 'ilegible');
  }
}
