/** Takes the signed document out of the envelope in which the SRI mails it; the envelope itself is signed by nobody. */
import { childrenNamed, type XmlElement } from './xml-tree.ts';

export type Autorizacion = {
  /** The inner document, as text. */
  readonly inner: string;
  /** What the envelope claims, such as AUTORIZADO; '' where it says nothing. */
  readonly status: string;
  /** numeroAutorizacion: in electronic documents, the clave de acceso. */
  readonly number: string;
};

/** Null where the root is no envelope, or holds no document or more than one. */
export function unwrapAutorizacion(root: XmlElement): Autorizacion | null {
  if (root.name !== 'autorizacion') return null;
  const [comprobante, second] = childrenNamed(root, 'comprobante');
  if (!comprobante || second || comprobante.children.length > 0) return null;
  const textOf = (name: string) => (childrenNamed(root, name)[0]?.text ?? '').trim().slice(0, 100);
  return { inner: comprobante.text.trim(), status: textOf('estado'), number: textOf('numeroAutorizacion') };
}
