/** What an administrator finds in the administration, in the order of its page. */

export type Section = {
  readonly title: string;
  readonly href: string;
  /** What one does there, in a sentence. */
  readonly text: string;
};

export const sections: readonly Section[] = [];
