/** Bounds of what people ask about their data and of the copies they are given. */

export const derechosLimits = {
  detalleCharsMax: 2_000,
  respuestaCharsMax: 4_000,
  nombreCharsMax: 200,
  identidadCharsMin: 10,
  identidadCharsMax: 500,
  /** Of one account, not answered yet. */
  openPerCuentaMax: 5,
  listedMax: 100,
  /** Rows of one kind in a copy; what is beyond is said in it. */
  rowsPerSourceMax: 5_000,
  papersMax: 500,
  /** Papers inside a copy; beyond this they are listed, and downloaded from their cases. */
  papersBytesMax: 30 * 1024 * 1024,
  copiesPerTurnMax: 5,
} as const;
