/** What stops the reading of a PDF; thrown inside this folder and turned into a finding at its edge. */
export type PdfFaultCode = 'damaged' | 'too-complex';

export class PdfFault extends Error {
  readonly code: PdfFaultCode;

  constructor(code: PdfFaultCode, message: string) {
    super(message);
    this.name = 'PdfFault';
    this.code = code;
  }
}
