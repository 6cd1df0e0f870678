/** The workbook an association fills with its members: the same for everybody. */
import { membersTemplate, membersTemplateName } from '../documents/libro/members-template.ts';

export type Template = { readonly nombre: string; readonly libro: Buffer };

let made: Template | undefined;

export function readMembersTemplate(): Template {
  made ??= { nombre: membersTemplateName, libro: membersTemplate() };
  return made;
}
