/** How much the audit room ever takes; names end in their unit. */
export const auditoriaLimits = {
  pageRows: 50,
  /** Lines of one index that a page looks at where another filter picks among them. */
  stretchRows: 4_000,
  /** Beyond it a count says «más de». */
  countRows: 1_000,
  accountsFound: 12,
  readersShown: 200,
  textCharsMax: 200,
  exportPageRows: 1_000,
  /** Reviews in hand over all processes. */
  reviewsAtOnce: 3,
  reviewsListed: 30,
  /** What a review found is proof for as long as a case's journal is: ten years. */
  reviewsKeptDays: 3_653,
  stepLeaves: 4_096,
  stepEvents: 1_000,
  stepDecisions: 50,
  /** Automatic decisions of one review. */
  decisionsMax: 10_000,
  findingsKept: 50,
  /** A report of a file that takes more is not kept beside the decision; only its digest is. */
  examBytesMax: 65_536,
} as const;
