/** Reads the address of a clamd: `clamd://127.0.0.1:3310` (TCP) or `unix:/run/clamav/clamd.ctl` (socket). */

export type ScannerAddress =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'unix'; readonly path: string };

const portOfClamd = 3310;

/** Null where the text is no such address. The port may be left out: 3310. An IPv6 host stands in brackets. */
export function parseScannerAddress(text: string): ScannerAddress | null {
  const socket = /^unix:(?:\/\/)?(\/[^\0]{1,100})$/.exec(text)?.[1];
  if (socket !== undefined) return { kind: 'unix', path: socket };
  const tcp = /^clamd:\/\/(?:\[([0-9a-fA-F:.]{2,45})\]|([A-Za-z0-9.-]{1,253}))(?::(\d{1,5}))?\/?$/.exec(text);
  if (!tcp) return null;
  const port = Number(tcp[3] ?? portOfClamd);
  return port >= 1 && port <= 65_535 ? { kind: 'tcp', host: tcp[1] ?? tcp[2] ?? '', port } : null;
}

/** As an operator should read it in a log: it never holds a secret. */
export function describeScannerAddress(address: ScannerAddress): string {
  return address.kind === 'unix' ? `unix:${address.path}` : `${address.host}:${address.port}`;
}
