/** Answers that are kept: everybody who asks the same at the same time shares one call, and an answer is shown while it is asked for again. */

export interface Answer<T> {
  readonly value: T | undefined;
  readonly error: unknown;
  readonly isLoading: boolean;
}

export type Load<T> = (signal: AbortSignal) => Promise<T>;

export interface Answers {
  readonly peek: <T>(key: string) => Answer<T>;
  /** Loads it unless it is loaded already or was a moment ago. The result says goodbye: what nobody waits for is aborted. */
  readonly watch: <T>(key: string, load: Load<T>, listener: () => void) => () => void;
  /** Loads again what is shown, and forgets what is not, of all keys that begin so. */
  readonly refresh: (prefix: string) => void;
  readonly put: (key: string, value: unknown) => void;
  /**
   * What begins so is about to be gone: nothing asks for it any more, even when an event says that it changed, and what was asked is
   * not waited for. The result takes that back, for a removal that is refused.
   */
  readonly remove: (prefix: string) => () => void;
  /** Tells what begins so is old, for what is kept elsewhere, as lists are. The result says goodbye. */
  readonly onRefresh: (listener: (prefix: string) => void) => () => void;
}

/** Younger ones are not asked for again when a page is opened. */
const FRESH_MS = 5_000;
/** Pages that were left. Older ones are dropped. */
const KEPT = 200;

interface Entry {
  answer: Answer<unknown>;
  load: Load<unknown>;
  loadedAt: number;
  control: AbortController | undefined;
  readonly listeners: Set<() => void>;
}

const NOTHING: Answer<never> = { value: undefined, error: undefined, isLoading: true };

export function createAnswers(now: () => number = () => Date.now()): Answers {
  const entries = new Map<string, Entry>();
  const refreshed = new Set<(prefix: string) => void>();
  const removed = createPrefixes();
  const start = (entry: Entry) => {
    entry.control?.abort();
    const control = new AbortController();
    entry.control = control;
    set(entry, { ...entry.answer, isLoading: true });
    const settle = (answer: Answer<unknown>) => {
      if (entry.control !== control) return;
      entry.control = undefined;
      entry.loadedAt = now();
      set(entry, answer);
    };
    entry.load(control.signal).then(
      value => settle({ value, error: undefined, isLoading: false }),
      error => settle({ value: entry.answer.value, error, isLoading: false }),
    );
  };

  return {
    peek: <T>(key: string) => (entries.get(key)?.answer ?? NOTHING) as Answer<T>,
    watch: (key, load, listener) => {
      const entry = entries.get(key) ?? { answer: NOTHING, load, loadedAt: 0, control: undefined, listeners: new Set() };
      entries.delete(key);
      entries.set(key, entry);
      entry.load = load;
      entry.listeners.add(listener);
      if (entry.control === undefined && (entry.answer.error !== undefined || now() - entry.loadedAt > FRESH_MS)) start(entry);
      return () => {
        entry.listeners.delete(listener);
        if (entry.listeners.size > 0) return;
        leave(entry);
        evictIdle(entries);
      };
    },
    refresh: prefix => {
      for (const [key, entry] of entries) {
        if (!key.startsWith(prefix) || removed.begins(key)) continue;
        if (entry.listeners.size > 0) start(entry);
        else entries.delete(key);
      }
      if (removed.begins(prefix)) return;
      for (const listener of [...refreshed]) listener(prefix);
    },
    remove: prefix => {
      for (const [key, entry] of entries) if (key.startsWith(prefix)) leave(entry);
      return removed.add(prefix);
    },
    onRefresh: listener => joined(refreshed, listener),
    put: (key, value) => {
      const entry = entries.get(key);
      if (entry === undefined) return;
      leave(entry);
      entry.loadedAt = now();
      set(entry, { value, error: undefined, isLoading: false });
    },
  };
}

/** What is under way for it is not waited for any more. */
function leave(entry: Entry): void {
  entry.control?.abort();
  entry.control = undefined;
}

function set(entry: Entry, answer: Answer<unknown>): void {
  entry.answer = answer;
  for (const listener of [...entry.listeners]) listener();
}

function createPrefixes() {
  const prefixes = new Set<string>();
  return {
    add: (prefix: string) => joined(prefixes, prefix),
    begins: (key: string) => [...prefixes].some(prefix => key.startsWith(prefix)),
  };
}

/** Gives what takes it out again. */
function joined<T>(set: Set<T>, item: T): () => void {
  set.add(item);
  return () => void set.delete(item);
}

/** The oldest of those that nobody watches. */
function evictIdle(entries: Map<string, Entry>): void {
  const idle = [...entries].filter(([, { listeners }]) => listeners.size === 0);
  for (const [key] of idle.slice(0, Math.max(0, idle.length - KEPT))) entries.delete(key);
}

/** Those of the page. */
export const answers = createAnswers();
