/** Joins the lines of `format=flowed` again (RFC 3676): a line that ends in a space goes on in the next. */

const signatureMark = '-- ';

function quoteDepth(line: string): number {
  return /^>*/.exec(line)?.[0].length ?? 0;
}

/** `deletesSpace`: the space at the end of a line only marks the joint (DelSp=yes). */
export function flowedText(text: string, deletesSpace: boolean): string {
  const out: string[] = [];
  let [open, openDepth] = [false, 0];
  for (const line of text.split('\n')) {
    const depth = quoteDepth(line);
    const content = line.slice(depth).replace(/^ /, '');
    const goesOn = content.endsWith(' ') && content !== signatureMark;
    const piece = goesOn && deletesSpace ? content.slice(0, -1) : content;
    if (open && depth === openDepth && content !== signatureMark) out[out.length - 1] += piece;
    else out.push(`${'>'.repeat(depth)}${depth > 0 && content !== '' ? ' ' : ''}${piece}`);
    [open, openDepth] = [goesOn, depth];
  }
  return out.join('\n');
}
