/** The ids of rows as we write them: a UUID in small letters. What is no such id is asked of no database. */

const pattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function isUuid(text: string): boolean {
  return pattern.test(text);
}
