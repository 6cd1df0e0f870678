// Recognises the usual slips in e-mail domains, to ask "¿quiso escribir…?" and never to decide.

const providers = new Map<string, readonly string[]>([
  [
    'gmail',
    [
      'gmial',
      'gmal',
      'gmai',
      'gmil',
      'gamil',
      'gmali',
      'gmaill',
      'gmaiil',
      'ggmail',
      'gnail',
      'gmsil',
      'gmqil',
      'gmeil',
      'gimail',
      'gmaul',
    ],
  ],
  [
    'hotmail',
    [
      'hotmial',
      'hotmal',
      'hotmai',
      'hotmil',
      'homail',
      'htmail',
      'hotamil',
      'hotmaill',
      'hormail',
      'hotnail',
      'hotmeil',
      'otmail',
      'hoymail',
      'jotmail',
    ],
  ],
  [
    'outlook',
    [
      'outlok',
      'outllok',
      'oulook',
      'outloo',
      'outloock',
      'outlool',
      'outlock',
      'autlook',
      'outluk',
      'oultook',
    ],
  ],
  ['yahoo', ['yaho', 'yahooo', 'yhoo', 'yahho', 'yaoo', 'yajoo', 'llahoo']],
  ['icloud', ['iclud', 'icoud', 'iclou', 'icluod', 'iclod', 'icloude']],
]);

const providerBySlip = new Map([...providers].flatMap(([name, slips]) => slips.map((slip) => [slip, name])));
const comSlips = new Set(['con', 'cmo', 'comm', 'vom', 'xom', 'ocm', 'cpm', 'cim', 'coml', 'comn', 'como']);
// Gmail has no national domains; the others do (hotmail.es, yahoo.es), so their endings are left alone.
const notGmailEndings = new Set(['es', 'ec', 'com.ec', 'net', 'org']);
const shortComEndings = new Set(['co', 'cm', 'om']);
const ecuadorEndings: readonly [RegExp, string][] = [
  [/\.gov\.ec$/, '.gob.ec'],
  [/\.(com|gob|edu|org|net|fin)\.(?:ce|ecu|rc|ex)$/, '.$1.ec'],
];

/** @param domain lower case @returns the domain probably meant, or undefined when nothing looks wrong */
export function suggestedDomain(domain: string): string | undefined {
  const meant = fixProvider(fixEnding(domain));
  return meant === domain ? undefined : meant;
}

function fixEnding(domain: string): string {
  const dot = domain.lastIndexOf('.');
  if (comSlips.has(domain.slice(dot + 1))) return `${domain.slice(0, dot)}.com`;
  for (const [slip, ending] of ecuadorEndings) {
    if (slip.test(domain)) return domain.replace(slip, ending);
  }
  return domain;
}

function fixProvider(domain: string): string {
  const dot = domain.indexOf('.');
  const typed = domain.slice(0, dot);
  const name = providerBySlip.get(typed) ?? typed;
  const ending = domain.slice(dot + 1);
  const meansCom =
    providers.has(name) && (shortComEndings.has(ending) || (name === 'gmail' && notGmailEndings.has(ending)));
  return `${name}.${meansCom ? 'com' : ending}`;
}
