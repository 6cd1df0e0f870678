/** Whether the name of a domain is made to look like another one, by letters of several scripts that look alike. */

const scripts = {
  latin: /\p{Script=Latin}/u,
  cyrillic: /\p{Script=Cyrillic}/u,
  greek: /\p{Script=Greek}/u,
  armenian: /\p{Script=Armenian}/u,
  cherokee: /\p{Script=Cherokee}/u,
} as const;

/** Letters of other scripts that one takes for letters of ours (Unicode TS 39, confusables). */
const foreignTwins =
  /^[\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u051b\u051d\u04bb\u04cf\u03b1\u03bf\u03bd\u03c1\u03c4\u03c5\u03c7\u03b9\u03ba\u03c9\u03b5\u0585\u0578\u057d\u0581\u0570\u05750-9-]+$/u;
/** Inside Latin: forms nobody types by accident. */
const oddLatin = /[\u0251\u0261\u0131\u0185\u0196\u01c0\u0237\u{1d400}-\u{1d7ff}\uff21-\uff5a]/u;

function isOddLabel(label: string): boolean {
  const present = Object.values(scripts).filter((script) => script.test(label));
  if (present.length > 1) return true;
  if (oddLatin.test(label)) return true;
  return !scripts.latin.test(label) && /\p{L}/u.test(label) && foreignTwins.test(label);
}

/** `dominio`: with its own letters, not in the form that begins with `xn--`. */
export function dominioParecido(dominio: string): boolean {
  return dominio.toLowerCase().split('.').some(isOddLabel);
}
