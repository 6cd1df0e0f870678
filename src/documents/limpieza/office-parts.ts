/** Which parts of a Word, Excel or PowerPoint file go, and which make a copy impossible (ECMA-376 part 1). */
import { LimpiezaRefusal } from './limpieza-refusal.ts';

/** Who wrote it, when and with what; printers; data of other programs; who changed what. Nothing of it is seen. */
const dropped =
  /^(?:docprops\/|customxml\/|xl\/printersettings\/|ppt\/printersettings\/|ppt\/changesinfos\/|ppt\/revisioninfo\.xml|word\/recipientdata\.xml|_xmlsignatures\/|xl\/calcchain\.xml)/;

/** What carries people's names with what they said: to leave it out would change the document. */
const withChanges =
  /^(?:word\/comments|word\/people|xl\/comments|xl\/threadedcomments\/|xl\/persons\/|xl\/revisions\/|ppt\/comments|ppt\/commentauthors|ppt\/authors)/;

const withObjects = /(?:^|\/)(?:embeddings|activex|externallinks|media\/[^/]+\.(?!png$|jpe?g$)[^./]*$)/;
const known = /\.(?:xml|rels|png|jpe?g|vml)$/;

export type PartFate = 'drop' | 'xml' | 'picture';

/** `name` in lower case. Throws LimpiezaRefusal. */
export function partFate(name: string): PartFate {
  if (name.includes('vbaproject') || name.includes('macrosheets/')) throw new LimpiezaRefusal('con-macros');
  if (dropped.test(name)) return 'drop';
  if (withChanges.test(name)) throw new LimpiezaRefusal('con-cambios');
  if (withObjects.test(name) || !known.test(name)) throw new LimpiezaRefusal('con-objetos');
  return /\.(?:xml|rels|vml)$/.test(name) ? 'xml' : 'picture';
}
