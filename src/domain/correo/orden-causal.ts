/** The order in which a thread reads: nothing stands before what it answers, and otherwise by arrival (channels.md, case 19). */

export type Nodo = {
  readonly id: string;
  readonly messageId: string | null;
  /** Message-IDs of what it answers. */
  readonly responde: readonly string[];
  /** Arrival, epoch ms. */
  readonly enMs: number;
};

/** Ids in reading order. A ring of answers, which only a forger makes, is cut at the earliest arrival; linear but for the sort. */
export function ordenCausal(nodos: readonly Nodo[]): readonly string[] {
  const porLlegada = [...nodos].sort((a, b) => a.enMs - b.enMs || (a.id < b.id ? -1 : 1));
  const deMensaje = new Map<string, Nodo>();
  for (const nodo of porLlegada)
    if (nodo.messageId !== null && !deMensaje.has(nodo.messageId)) deMensaje.set(nodo.messageId, nodo);
  const puestos = new Set<string>();
  const orden: string[] = [];
  for (const nodo of porLlegada) {
    // The chain of what it answers, from the nearest back to one that already stands.
    const pila = [nodo];
    const enPila = new Set([nodo.id]);
    while (pila.length > 0) {
      const alto = pila.at(-1);
      if (alto === undefined) break;
      const antes = puestos.has(alto.id)
        ? undefined
        : alto.responde
            .map((id) => deMensaje.get(id))
            .find((otro) => otro !== undefined && !puestos.has(otro.id) && !enPila.has(otro.id));
      if (antes !== undefined) {
        pila.push(antes);
        enPila.add(antes.id);
        continue;
      }
      pila.pop();
      if (puestos.has(alto.id)) continue;
      puestos.add(alto.id);
      orden.push(alto.id);
    }
  }
  return orden;
}
