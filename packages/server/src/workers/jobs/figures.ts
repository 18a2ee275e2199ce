/** Counts what came of jobs in this process, for the metrics. */
export interface JobFigure {
  readonly kind: string;
  readonly outcome: string;
  readonly count: number;
}

export interface JobCounts {
  readonly add: (kind: string, outcome: string) => void;
  readonly figures: () => readonly JobFigure[];
}

export function createJobCounts(): JobCounts {
  const counts = new Map<string, JobFigure>();
  return {
    add: (kind, outcome) => {
      const key = `${kind} ${outcome}`;
      counts.set(key, { kind, outcome, count: (counts.get(key)?.count ?? 0) + 1 });
    },
    figures: () => [...counts.values()],
  };
}
