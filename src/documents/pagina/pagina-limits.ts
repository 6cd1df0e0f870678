/** How much text, how many pages and how many pixels are taken from a document or a picture. */
export const paginaLimits = {
  pdfBytesMax: 25 * 1024 * 1024,
  pagesMax: 500,
  charsPerPageMax: 60_000,
  charsMax: 2_000_000,
  /** Between pages; within one only whoever runs the process can stop it. */
  textMsMax: 20_000,
  /** Of the PDF reader. Its memory is outside the JavaScript heap, so that no option of Node bounds it. */
  readerMemoryBytesMax: 512 * 1024 * 1024,
  dpiMin: 36,
  dpiMax: 300,
  /** A4 at 300 dpi has 8.7 million pixels; larger pages are drawn with fewer dots per inch. */
  pagePixelsMax: 12_000_000,
  pictureBytesMax: 25 * 1024 * 1024,
  /** A phone takes up to 200 megapixels; above 100 only a bomb is likely. */
  picturePixelsMax: 100_000_000,
  pictureSideMax: 4_000,
  /** For letters to be told apart A4 needs about 200 dpi. */
  ocrWidthMin: 1_650,
  ocrSideMax: 3_600,
  ocrMsMax: 60_000,
  /** Below this confidence (of 100) the picture may lie on its side. */
  ocrUprightConfidenceMin: 50,
} as const;
