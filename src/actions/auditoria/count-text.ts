/** Numbers as people read them here. */
export const count = (value: number): string => value.toLocaleString('es-EC');
