/** What listens to the XML of a spreadsheet part. */

export type XmlAttributes = Readonly<Record<string, string>>;

export type XmlReader = {
  /** `name` without its prefix: programs choose prefixes freely. */
  open(name: string, attributes: XmlAttributes): void;
  close(name: string): void;
  /** A text may come in several calls. */
  text(text: string): void;
};

/** An attribute by its name without prefix, such as the `id` of `r:id`. */
export function attributeOf(attributes: XmlAttributes, name: string): string | undefined {
  if (attributes[name] !== undefined) return attributes[name];
  const found = Object.keys(attributes).find((key) => key.endsWith(`:${name}`));
  return found === undefined ? undefined : attributes[found];
}
