/** The private numbers of the accredited authorities and what their policies say a certificate is for (reference: documents.md, section 1). */
export type CertificateKind =
  | 'natural'
  | 'miembro'
  | 'representante-legal'
  | 'sello-electronico'
  | 'sello-de-tiempo'
  | 'desconocido';

const enterprise = '1.3.6.1.4.1';

/** Under these, followed by `.3.N`, stand the fields of the layout before 2024. */
export const legacyArcs: readonly string[] = [
  '37746', // Security Data
  '37947', // Banco Central
  '37442', // ANFAC
  '18332', // ANFAC
  '34380', // CorpNewBest
  '52643', // Datil
  '59198', // ArgosData
  '59382', // Lazzate
  '61305', // FirmaSegura
  '56105', // Alpha
  '43745.1', // Consejo de la Judicatura
  '57153.102', // Eclipsoft
  '47286.102', // Uanataca
].map((number) => `${enterprise}.${number}`);

/** Arcs under which the policies of the layout of 2024 are numbered. */
const policyArcs: readonly string[] = [
  ...legacyArcs,
  ...['62431', '64482', '64849', '63542', '65311', '62566', '43745', '57153', '47286', '55519'].map(
    (number) => `${enterprise}.${number}`,
  ),
];

const usual: readonly (readonly [RegExp, CertificateKind])[] = [
  [/^2\.1\.[12]$/, 'natural'],
  [/^2\.2\.[12]$/, 'miembro'],
  [/^2\.3\.[12]$/, 'representante-legal'],
  [/^(?:102\.)?2\.4\.1$/, 'sello-electronico'],
  [/^(?:102\.)?2\.5\.1$/, 'sello-de-tiempo'],
];

const own: Readonly<Record<string, readonly (readonly [RegExp, CertificateKind])[]>> = {
  [`${enterprise}.59198`]: [
    [/^2\.2\.1$/, 'representante-legal'],
    [/^2\.1\.[12]$/, 'natural'],
  ],
  [`${enterprise}.62566`]: [
    [/^2\.1\.2$/, 'natural'],
    [/^2\.4\.2$/, 'miembro'],
    [/^2\.3\.2$/, 'representante-legal'],
  ],
  // Its older certificates number the kinds otherwise, in a way we could not confirm: only what is certain is told.
  [`${enterprise}.61305`]: [
    [/^2\.1\.[12]$/, 'natural'],
    [/^2\.3\.[12]$/, 'representante-legal'],
  ],
};

/** The kind the certificate's policies tell; `desconocido` where none of them is known. */
export function kindOfPolicies(policies: readonly string[]): CertificateKind {
  for (const policy of policies)
    for (const arc of policyArcs) {
      if (!policy.startsWith(`${arc}.`)) continue;
      const rest = policy.slice(arc.length + 1);
      const known = (own[arc] ?? usual).find(([form]) => form.test(rest));
      if (known !== undefined) return known[1];
    }
  return 'desconocido';
}
