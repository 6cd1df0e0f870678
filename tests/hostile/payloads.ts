/** What hostile or careless people put into a box: text that breaks readers, stores, pages and statements. */

/** Text a form can carry. */
export const texts: Readonly<Record<string, string>> = {
  vacio: '',
  blancos: ' \t \u00a0 ',
  largo: 'a'.repeat(70_000),
  nulo: 'antes\u0000después',
  'otro alfabeto': 'Ωμέγα 汉字 العربية',
  emoji: '👩🏽‍🌾🔥',
  'marcas de dirección': 'abc\u202egnp.\u2066x\u200f\u200b',
  guion: '<script>alert(1)</script>',
  atributo: `"'><img src=x onerror=alert(1)>`,
  'cierre de caja': '</textarea></select><svg onload=alert(1)>',
  sentencia: `'; drop table solicitudes; --`,
  plantilla: '$' + '{7*7}{{7*7}}<%= 7 %>',
  formula: '=HYPERLINK("http://x.example")',
  'saltos de linea': 'a\r\nset-cookie: x=1\r\n\r\n<b>',
  ruta: '../../../../etc/passwd',
  prototipo: '__proto__',
  constructora: 'constructor',
  numero: '1e309',
};

/** What only JSON can carry in place of a text, as JSON. */
export const jsonValues: Readonly<Record<string, string>> = {
  'medio sustituto': String.raw`"\ud800"`,
  'sustitutos al revés': String.raw`"\udc00\ud800 fin"`,
  lista: '["a","b"]',
  'lista vacía': '[]',
  'lista mixta': '[null,{},[],1]',
  numero: '12345',
  enorme: '1e400',
  verdadero: 'true',
  nulo: 'null',
  objeto: '{"a":{"b":"c"}}',
  heredado: '{"__proto__":{"a":1},"constructor":{"prototype":{}},"toString":"x"}',
  hondo: `${'['.repeat(9)}${']'.repeat(9)}`,
};

const sinks = [
  (call: string) => `<script>${call}</script>`,
  (call: string) => `"><script>${call}</script>`,
  (call: string) => `'><img src=x onerror=${call}>`,
  (call: string) => `"><img src=x onerror=${call}>`,
  (call: string) => `</textarea><svg/onload=${call}>`,
  (call: string) => `</title></style></script><body onload=${call}>`,
  (call: string) => `" autofocus onfocus=${call} x="`,
  (call: string) => `' autofocus onfocus=${call} x='`,
  (call: string) => `javascript:${call}`,
  (call: string) => `<a href="javascript:${call}">x</a>`,
  (call: string) => `<iframe srcdoc="&lt;script&gt;${call}&lt;/script&gt;"></iframe>`,
  (call: string) => `<math><mi xlink:href="javascript:${call}">x</mi></math>`,
  (call: string) => `<details open ontoggle=${call}>`,
  (call: string) => `<input autofocus onfocus=${call}>`,
  (call: string) => `<style>@import 'javascript:${call}'</style>`,
  (call: string) => `<form action="javascript:${call}"><button autofocus>x</button></form>`,
  (call: string) => `<meta http-equiv=refresh content="0;javascript:${call}">`,
  (call: string) => `<base href="javascript:${call}//">`,
  (call: string) => `&lt;script&gt;${call}&lt;/script&gt;`,
  (call: string) => `\\u003cscript\\u003e${call}\\u003c/script\\u003e`,
];

/** 80 ways to have a page run something, each calling with its own number: 20 places, 4 ways of saying it. */
export const scripts: readonly string[] = sinks.flatMap((sink, at) => [
  sink(`alert(${at})`),
  sink(`alert\`${at}\``),
  sink(`top['al'+'ert'](${at})`).toUpperCase().replaceAll('ALERT', 'alert'),
  sink(`confirm(${at})`).replace('<', '<\u0000').replace('>', ' \u000b>'),
]);
