/** The picture library with every reader switched off but those of JPEG and PNG: SVG, TIFF, PDF and the rest stay shut. */
import sharp from 'sharp';

sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng'] });
sharp.cache(false);
sharp.concurrency(1);

export { sharp };
