/** Limits of what the administration sets by itself. */
export const ajustesLimits = {
  historialPageRows: 20,
  /** Lines of one setting's history that one visit of the page goes through, newest first. */
  verifiedRowsMax: 2_000,
  verifiedBatchRows: 200,
  /** Differences told of one change; the rest is counted. */
  diferenciasMax: 40,
  motivoCharsMax: 500,
  /** How long before its end an authority or the seal is told of, and a revocation list. */
  avisoDias: 60,
  avisoDeListaDias: 2,
  listasMax: 100,
  /** A longer list is shown by its age only: reading it would hold the page up. */
  listaLeidaBytesMax: 2 * 1024 * 1024,
  epocasMax: 100,
} as const;
