/** What a measure is, and what it answers. */

export type Figure = {
  readonly name: string;
  readonly value: string;
  readonly goal?: string;
  readonly met?: boolean;
};

export type MeasureOptions = {
  /** Fewer rounds and smaller stores: to see that it works, not to publish. */
  readonly quick: boolean;
};

export type Measure = {
  readonly name: string;
  readonly title: string;
  run(options: MeasureOptions): Promise<readonly Figure[]>;
};
