/** A write that found something else than was read. The person sees how it differs, and decides; the shell shows it. */

/** An object of the API that has a revision, as it was read. */
export interface Revised {
  readonly revision: number;
}

/** What a write is made from. */
export interface Basis {
  readonly before: Revised;
  /** Reads it again. */
  readonly again: () => Promise<Revised>;
}

export interface Conflict {
  readonly before: Revised;
  readonly now: Revised;
  /** True: the write is sent again, for the object as it is now. */
  readonly decide: (goesOn: boolean) => void;
}

export interface Conflicts {
  readonly ask: (before: Revised, now: Revised) => Promise<boolean>;
  readonly current: () => Conflict | undefined;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createConflicts(): Conflicts {
  let waiting: readonly Conflict[] = [];
  const listeners = new Set<() => void>();
  const set = (next: readonly Conflict[]) => {
    waiting = next;
    for (const listener of listeners) listener();
  };
  return {
    ask: (before, now) =>
      new Promise(resolve => {
        const conflict: Conflict = {
          before,
          now,
          decide: goesOn => {
            set(waiting.filter(each => each !== conflict));
            resolve(goesOn);
          },
        };
        set([...waiting, conflict]);
      }),
    current: () => waiting[0],
    subscribe: listener => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** Those of the page. */
export const conflicts = createConflicts();

/**
 * What can be compared: what both have, and the members that have a name, which are left out where they are not set. Lists and pages show
 * an object with more or with less around it. What every change moves is no difference.
 */
export function differing(
  before: Revised,
  now: Revised,
  names: Readonly<Record<string, string>>,
): readonly [before: object, now: object] {
  const isShown = (member: string) => !MOVED.includes(member) && (member in names || (member in before && member in now));
  const of = (object: object) =>
    Object.fromEntries(Object.entries(object).filter(([member, value]) => isShown(member) && value !== null));
  return [of(before), of(now)];
}

const MOVED: readonly string[] = ['revision', 'modifiedAt', 'lastActiveAt'];
