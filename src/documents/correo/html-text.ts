/** The text of an HTML mail, with as much of its structure as plain text can carry. What is hidden from people is left out. */
import { correoLimits } from './correo-limits.ts';
import { decodeEntities } from './html-entities.ts';
import { attributeOf, type HtmlToken, htmlTokens } from './html-tokens.ts';
import { HtmlWriter } from './html-writer.ts';

export type HtmlText = {
  readonly text: string;
  /** It would have fetched pictures from elsewhere, which tells the sender that it was opened. */
  readonly hasRemoteImages: boolean;
  /** Content-IDs of parts shown inside. */
  readonly cids: ReadonlySet<string>;
};

const void_ = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
]);
const blocks = new Set([
  'div',
  'tr',
  'li',
  'dt',
  'dd',
  'section',
  'article',
  'header',
  'footer',
  'center',
  'form',
  'address',
  'caption',
  'option',
]);
const spaced = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'table',
  'ul',
  'ol',
  'dl',
  'pre',
  'blockquote',
]);
/** Ended by the next of their kind, without an end tag. */
const implied = new Set(['p', 'li', 'td', 'th', 'tr', 'dt', 'dd', 'option']);
const hiding =
  /display\s*:\s*none|visibility\s*:\s*hidden|max-height\s*:\s*0(?![.\d]*[1-9])|opacity\s*:\s*0(?![.\d]*[1-9])/i;
/** Letters without size; what stands inside may give itself one again, as many templates do. */
const fontSize = /font-size\s*:\s*([\d.]{1,10})/i;
/** Whatever else comes ends the head, whether it was closed or not. */
const headOnly = new Set(['base', 'link', 'meta', 'noscript', 'script', 'style', 'template', 'title']);
/** Marks that only fill the preview of a mail program. */
const invisible = /[\u200b-\u200d\u2060\ufeff\u00ad]|\u034f/g;

/** `sizeless`: its own letters are not shown. */
type Open = { readonly name: string; readonly hidden: boolean; readonly sizeless: boolean };
type Link = { readonly address: string; text: string };

function shownAddress(href: string, text: string): string | null {
  const address = decodeEntities(href).trim();
  if (!/^(?:https?:|mailto:)/i.test(address)) return null;
  const bare = address.replace(/^(?:mailto:|https?:\/\/)/i, '').replace(/\/$/, '');
  return text.includes(bare) ? null : address.slice(0, correoLimits.originalNameCharsMax);
}

/** The attribute by itself, not as a word inside the value of another. */
function saysHidden(attributes: string): boolean {
  return (
    /hidden/i.test(attributes) && /\shidden(?=[\s=]|$)/i.test(attributes.replaceAll(/"[^"]*"|'[^']*'/g, '""'))
  );
}

class Rendition {
  readonly writer = new HtmlWriter();
  readonly cids = new Set<string>();
  hasRemoteImages = false;
  private readonly open: Open[] = [];
  private readonly counters: (number | null)[] = [];
  private link: Link | null = null;
  private cells = 0;

  take(token: HtmlToken): void {
    if (token.kind === 'text') {
      if (this.shows())
        this.say(decodeEntities(token.text).replaceAll('\u00a0', ' ').replaceAll(invisible, ''));
    } else if (token.kind === 'open') this.start(token.name, token.attributes);
    else this.end(token.name);
  }

  private shows(): boolean {
    const top = this.open.at(-1);
    return top === undefined || !(top.hidden || top.sizeless);
  }

  private say(text: string): void {
    this.writer.add(text);
    // Only its beginning, to see whether it says the address itself.
    if (this.link !== null && this.link.text.length < correoLimits.originalNameCharsMax)
      this.link.text += text.slice(0, correoLimits.originalNameCharsMax);
  }

  private start(name: string, attributes: string): void {
    const top = this.open.at(-1)?.name ?? '';
    const isCell = /^t[dh]$/.test(name) && /^t[dh]$/.test(top);
    if ((implied.has(name) && top === name) || isCell || (top === 'head' && !headOnly.has(name)))
      this.end(top);
    const above = this.open.at(-1);
    const style = attributeOf(attributes, 'style') ?? '';
    const hidden = above?.hidden === true || name === 'head' || hiding.test(style) || saysHidden(attributes);
    const size = fontSize.exec(style)?.[1];
    const sizeless = size === undefined ? above?.sizeless === true : Number(size) === 0;
    if (name === 'img') this.picture(attributes);
    if (!void_.has(name) && this.open.length < correoLimits.htmlDepthMax)
      this.open.push({ name, hidden, sizeless });
    if (!hidden) this.layOut(name, attributes);
  }

  private layOut(name: string, attributes: string): void {
    const { writer } = this;
    if (name === 'br') {
      if (writer.isEmpty) writer.gap = true;
      writer.break();
    } else if (name === 'hr') {
      writer.break();
      writer.add('----------');
      writer.break();
    }
    if (blocks.has(name) || spaced.has(name)) writer.break();
    if (spaced.has(name)) writer.gap = true;
    if (name === 'blockquote') writer.quotes += 1;
    if (name === 'pre') writer.pre += 1;
    if (name === 'ul' || name === 'ol') this.counters.push(name === 'ol' ? 0 : null);
    if (name === 'li') writer.add(this.bullet());
    if (name === 'tr') this.cells = 0;
    if (name === 'td' || name === 'th') {
      if (this.cells > 0 && !writer.isEmpty) writer.add(' | ');
      this.cells += 1;
    }
    if (name === 'a') this.link = { address: attributeOf(attributes, 'href') ?? '', text: '' };
  }

  private bullet(): string {
    const count = this.counters.at(-1);
    if (count === undefined || count === null) return '- ';
    this.counters[this.counters.length - 1] = count + 1;
    return `${count + 1}. `;
  }

  private picture(attributes: string): void {
    const source = decodeEntities(attributeOf(attributes, 'src') ?? '').trim();
    if (/^(?:https?:)?\/\//i.test(source)) this.hasRemoteImages = true;
    if (/^cid:/i.test(source)) this.cids.add(source.slice(4));
    const alternative = decodeEntities(attributeOf(attributes, 'alt') ?? '').trim();
    if (alternative !== '' && this.shows()) this.say(`[${alternative}]`);
  }

  private end(name: string): void {
    const at = this.open.findLastIndex((one) => one.name === name);
    if (at < 0) return;
    const { hidden = false } = this.open[at] ?? {};
    this.open.splice(at);
    if (hidden) return;
    const { writer, link } = this;
    if (name === 'a' && link !== null) {
      const address = shownAddress(link.address, link.text);
      if (address !== null) writer.add(link.text.trim() === '' ? address : ` (${address})`);
      this.link = null;
    }
    if (blocks.has(name) || spaced.has(name)) writer.break();
    if (spaced.has(name)) writer.gap = true;
    if (name === 'blockquote') writer.quotes = Math.max(0, writer.quotes - 1);
    if (name === 'pre') writer.pre = Math.max(0, writer.pre - 1);
    if (name === 'ul' || name === 'ol') this.counters.pop();
  }
}

export function htmlText(html: string): HtmlText {
  const rendition = new Rendition();
  for (const token of htmlTokens(html)) {
    rendition.take(token);
    // More than is ever shown: the rest needs no rendition.
    if (rendition.writer.chars > correoLimits.textCharsMax * 2) break;
  }
  rendition.writer.break();
  return {
    text: rendition.writer.lines.join('\n').trim(),
    hasRemoteImages: rendition.hasRemoteImages,
    cids: rendition.cids,
  };
}
