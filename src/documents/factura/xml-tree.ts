/** Reads XML into a small tree under limits, before any DOM exists: deep or endless documents stop here. */
import { SaxesParser } from 'saxes';
import { facturaLimits as limits } from './factura-limits.ts';

export type XmlAttribute = { readonly name: string; readonly value: string };

export type XmlElement = {
  /** Without prefix. */
  readonly name: string;
  readonly namespace: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** Its own text, without that of its children. */
  readonly text: string;
};

export type XmlProblem =
  | 'malformed'
  | 'too-deep'
  | 'too-many-elements'
  | 'too-many-attributes'
  | 'instruction';

type Growing = {
  name: string;
  namespace: string;
  attributes: XmlAttribute[];
  children: Growing[];
  text: string;
};

class Stop extends Error {
  readonly problem: XmlProblem;
  constructor(problem: XmlProblem) {
    super(problem);
    this.problem = problem;
  }
}

/**
 * The root element, or why there is none. Never throws. Attribute names come without prefix; comments are left out, as
 * canonical XML does. Processing instructions inside the root are refused: canonicalisers disagree about them.
 */
export function readXmlTree(text: string): XmlElement | XmlProblem {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const open: Growing[] = [];
  let root: XmlElement | null = null;
  let elements = 0;
  let attributes = 0;
  let attributesHere = 0;
  parser.on('error', () => {
    throw new Stop('malformed');
  });
  parser.on('opentagstart', () => {
    attributesHere = 0;
    elements += 1;
    if (elements > limits.elementsMax) throw new Stop('too-many-elements');
    if (open.length >= limits.depthMax) throw new Stop('too-deep');
  });
  parser.on('attribute', () => {
    attributesHere += 1;
    attributes += 1;
    if (attributes > limits.attributesMax || attributesHere > limits.attributesPerElementMax) {
      throw new Stop('too-many-attributes');
    }
  });
  parser.on('opentag', ({ local, uri, attributes: found }) => {
    const own = Object.values(found).map((one) => ({ name: one.local, value: one.value }));
    const element: Growing = { name: local, namespace: uri, attributes: own, children: [], text: '' };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  const addText = (more: string) => {
    const element = open.at(-1);
    if (element) element.text += more;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('processinginstruction', () => {
    if (open.length > 0) throw new Stop('instruction');
  });
  try {
    parser.write(text).close();
  } catch (error) {
    if (error instanceof Stop) return error.problem;
    return 'malformed';
  }
  return root ?? 'malformed';
}

/** Every element of the tree, the root first, in document order. */
export function* walkXml(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) yield* walkXml(child);
}

export function childrenNamed(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** The value of an attribute by its name without prefix; null where it has none. */
export function attributeOf(element: XmlElement, name: string): string | null {
  return element.attributes.find((one) => one.name === name)?.value ?? null;
}
