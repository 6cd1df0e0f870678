/** What goes out of the XML of a Word, Excel or PowerPoint file: traces of editing, folders of whoever wrote it, links to parts that went. */
import { posix } from 'node:path';
import { LimpiezaRefusal } from './limpieza-refusal.ts';

/** Revisions, comments and their people all name an author (ECMA-376 part 1, 17.13; PresentationML 19.4). */
const namesAuthor = /\s(?:\w{1,10}:)?(?:author|initials|lastModifiedBy|userName|authorId)=/i;

/** Each is one tag without content, or an attribute. `absPath`: the folder on the computer it was saved on. */
const traces: readonly RegExp[] = [
  /<(?:x15ac:absPath|xr:revisionPtr|fileSharing|w:attachedTemplate|w14:docId|w15:docId|legacyDrawing)\b[^>]*\/>/g,
  /<w:rsids>[\s\S]*?<\/w:rsids>/g,
  /<w:(?:docVars|mailMerge)>[\s\S]*?<\/w:(?:docVars|mailMerge)>/g,
  /\sw:rsid\w{0,12}="[^"]*"/g,
  /\sxr\d?:uid="[^"]*"/g,
  /\sw14:(?:paraId|textId)="[^"]*"/g,
];

/** Of the printer that goes. */
const printer = /(<pageSetup\b[^>]*?)\sr:id="[^"]*"/g;

export function cleanOfficeXml(text: string): string {
  const kept = traces.reduce((rest, trace) => rest.replace(trace, ''), text).replace(printer, '$1');
  if (namesAuthor.test(kept)) throw new LimpiezaRefusal('con-cambios');
  return kept;
}

const attributeOf = (tag: string, attribute: string) =>
  new RegExp(`\\s${attribute}="([^"]*)"`).exec(tag)?.[1] ?? '';

function keepsRelationship(tag: string, folder: string, gone: ReadonlySet<string>): boolean {
  const target = attributeOf(tag, 'Target');
  const type = attributeOf(tag, 'Type').split('/').at(-1) ?? '';
  if (type === 'attachedTemplate') return false;
  if (attributeOf(tag, 'TargetMode') !== 'External') {
    const name = posix.join('/', target.startsWith('/') ? '' : folder, target).slice(1);
    return !gone.has(name.toLowerCase());
  }
  // A hyperlink is text of the document; anything else outside would be fetched, or tells a folder.
  if (type !== 'hyperlink' || !/^(?:https?:|mailto:|#)/i.test(target))
    throw new LimpiezaRefusal('con-objetos');
  return true;
}

/** A `.rels` part, without what leads to parts that went; `name` of the part, `gone` in lower case. Throws LimpiezaRefusal. */
export function cleanRelationships(text: string, name: string, gone: ReadonlySet<string>): string {
  const folder = posix.dirname(posix.dirname(name));
  return text.replace(/<Relationship\b[^>]*>/g, (tag) => (keepsRelationship(tag, folder, gone) ? tag : ''));
}

/** `[Content_Types].xml`, without the parts that went. */
export function cleanContentTypes(text: string, gone: ReadonlySet<string>): string {
  return text.replace(/<Override\b[^>]*>/g, (tag) =>
    gone.has(attributeOf(tag, 'PartName').slice(1).toLowerCase()) ? '' : tag,
  );
}
