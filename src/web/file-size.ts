/** A file's size as people read it: «1,2 MB». */

const kb = 1_024;

export function fileSize(bytes: number): string {
  if (bytes < kb) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  const [value, unit] = bytes < kb * kb ? [bytes / kb, 'KB'] : [bytes / kb / kb, 'MB'];
  const rounded =
    value >= 10 ? String(Math.round(value)) : value.toFixed(1).replace('.', ',').replace(',0', '');
  return `${rounded} ${unit}`;
}
