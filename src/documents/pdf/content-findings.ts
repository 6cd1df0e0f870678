/** The sentences about a PDF as a file: unreadable, encrypted, empty, acting by itself. */
import type { DocumentFinding } from '../../domain/documento/verdict.ts';
import { type ActiveContent, findActiveContent } from './active-content.ts';
import { listPages } from './list-pages.ts';
import type { PdfDocument } from './open-pdf.ts';
import type { PdfFault } from './pdf-fault.ts';

const refused: readonly ActiveContent[] = ['javascript', 'launch', 'executable-attachment'];

const words: Readonly<Record<ActiveContent, string>> = {
  javascript: 'instrucciones que se ejecutan solas (JavaScript)',
  launch: 'una orden que abre otro programa',
  'executable-attachment': 'un programa adjunto',
  attachment: 'archivos adjuntos',
  'open-action': 'una acción al abrirse',
  'automatic-action': 'acciones automáticas',
  media: 'audio, video o modelos 3D',
  'xfa-form': 'un formulario dinámico (XFA)',
  'submit-form': 'el envío de datos a otro sitio',
  'remote-go-to': 'enlaces que abren otros archivos',
};

export function faultFinding(fault: PdfFault): DocumentFinding {
  if (fault.code === 'too-complex')
    return {
      state: 'unknown',
      code: 'pdf-demasiado-complejo',
      sentence: 'El PDF es demasiado complejo para revisarlo automáticamente. Lo revisará una persona.',
      facts: { causa: fault.message },
    };
  return {
    state: 'reject',
    code: 'pdf-ilegible',
    sentence:
      'El archivo PDF está dañado o incompleto y no se puede leer. Vuelva a descargarlo o a generarlo y adjúntelo otra vez.',
    facts: { causa: fault.message },
  };
}

export const encryptedFinding: DocumentFinding = {
  state: 'reject',
  code: 'pdf-cifrado',
  sentence: 'Quite la contraseña del PDF y adjúntelo otra vez: un documento cifrado no se puede revisar.',
  facts: null,
};

function activeFindings(pdf: PdfDocument): DocumentFinding[] {
  const found = [...findActiveContent(pdf)].sort();
  const forbidden = found.filter((one) => refused.includes(one));
  const noted = found.filter((one) => !refused.includes(one));
  const listed = (these: readonly ActiveContent[]) =>
    new Intl.ListFormat('es').format(these.map((one) => words[one]));
  const findings: DocumentFinding[] = [];
  if (forbidden.length > 0)
    findings.push({
      state: 'reject',
      code: 'pdf-con-contenido-activo',
      sentence: `El PDF contiene ${listed(forbidden)} y por seguridad no se recibe. Guarde el documento sin ese contenido y adjúntelo otra vez.`,
      facts: { hallado: forbidden },
    });
  if (noted.length > 0)
    findings.push({
      state: 'warn',
      code: 'pdf-con-elementos-interactivos',
      sentence: `El PDF contiene ${listed(noted)}. Se revisará solo lo que se ve en sus páginas.`,
      facts: { hallado: noted },
    });
  return findings;
}

/** What there is to say of an opened, unencrypted PDF: active content and whether it has pages. May throw PdfFault. */
export function contentFindings(pdf: PdfDocument): readonly DocumentFinding[] {
  const findings = activeFindings(pdf);
  const pages = listPages(pdf).length;
  if (pages === 0)
    findings.push({
      state: 'reject',
      code: 'pdf-sin-paginas',
      sentence: 'El PDF no tiene páginas. Genere el documento otra vez y adjúntelo.',
      facts: null,
    });
  return findings;
}
