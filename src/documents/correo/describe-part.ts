/** What a part of a mail says it is. */
import { correoLimits } from './correo-limits.ts';
import { firstOf } from './header-lines.ts';
import { type ParameterValue, readParameters, textParameter } from './header-parameters.ts';
import type { Leaf } from './mime-leaves.ts';

export type Part = {
  readonly leaf: Leaf;
  readonly type: ParameterValue;
  /** As the sender wrote it; '' without. */
  readonly name: string;
  readonly cid: string;
  readonly isAttachment: boolean;
  /** The mail has no other part. */
  readonly isRoot: boolean;
};

/** The default inside a digest is a mail (RFC 2046, 5.1.5). */
function defaultType({ within }: Leaf): string {
  return within.at(-1)?.type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
}

export function describePart(leaf: Leaf): Part {
  const declared = readParameters(firstOf(leaf.fields, 'content-type') ?? '');
  const known = /^[\w.+-]+\/[\w.+-]+$/.test(declared.value);
  const type = known ? declared : { ...declared, value: defaultType(leaf) };
  const disposition = readParameters(firstOf(leaf.fields, 'content-disposition') ?? '');
  const name = (textParameter(disposition, 'filename') ?? textParameter(declared, 'name'))?.text ?? '';
  const cid = (firstOf(leaf.fields, 'content-id') ?? '').trim().replace(/^<|>$/g, '');
  const isRoot = leaf.within.length === 0;
  const isAttachment = disposition.value === 'attachment' || (name !== '' && !isRoot);
  return { leaf, type, name, cid: cid.slice(0, correoLimits.messageIdCharsMax), isAttachment, isRoot };
}
