/** Wakes the runner of jobs in this process, so that a job that was just added does not wait for its next look. */
import type { OrgId } from '../domain/ids.ts';

export interface JobBell {
  /** There is work in the organization. */
  readonly ring: (org: OrgId) => void;
  /** Returns what ends the listening. */
  readonly onRing: (listener: (org: OrgId) => void) => () => void;
}

export function createJobBell(): JobBell {
  const listeners = new Set<(org: OrgId) => void>();
  return {
    ring: org => {
      for (const listener of listeners) listener(org);
    },
    onRing: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
