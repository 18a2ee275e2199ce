/** A metric: its name, its meaning, and where its values come from. */

export interface Family {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly read: () => Sample[] | Promise<Sample[]>;
}

export interface Sample {
  readonly value: number;
  readonly labels?: Readonly<Record<string, string | number>>;
  /** Where it differs from the family's name. */
  readonly metricName?: string;
}

export function family(name: string, type: Family['type'], help: string, read: Family['read']): Family {
  return { name, type, help: `${help}.`, read };
}

/** A metric with a single value. */
export function one(value: number): Sample[] {
  return [{ value }];
}
