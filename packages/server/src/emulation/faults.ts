/** Faults on request: which of them the next request meets. */
import { Problem } from '../domain/problem.ts';
import type { Fault, FaultWish } from './public.ts';

export interface Faults {
  readonly add: (wish: FaultWish) => Fault;
  readonly all: () => readonly Fault[];
  /** The first that fits the request; it then has happened once more. */
  readonly take: (asked: {
    readonly method: string;
    readonly path: string;
    readonly operation: string | null;
  }) => Fault | undefined;
  /** Whether there was one. */
  readonly remove: (id: number) => boolean;
  readonly clear: () => void;
}

interface Kept {
  readonly wish: FaultWish;
  readonly id: number;
  readonly pattern: RegExp | null;
  left: number;
}

/** `isOperation`: whether a face has an operation of this id. */
export function createFaults(isOperation: (id: string) => boolean): Faults {
  let kept: Kept[] = [];
  let last = 0;
  return {
    add: wish => {
      requireWish(wish, isOperation);
      last += 1;
      const fault = { wish, id: last, pattern: wish.path === undefined ? null : patternOf(wish.path), left: wish.times ?? 1 };
      kept.push(fault);
      return shown(fault);
    },
    all: () => kept.map(shown),
    take: ({ method, path, operation }) => {
      const found = kept.find(
        ({ wish, pattern }) =>
          (wish.operation === undefined || wish.operation === operation) &&
          (wish.method === undefined || wish.method.toUpperCase() === method) &&
          (pattern === null || pattern.test(path)),
      );
      if (found === undefined) return undefined;
      found.left -= 1;
      if (found.left <= 0) kept = kept.filter(each => each !== found);
      return shown(found);
    },
    remove: id => {
      const before = kept.length;
      kept = kept.filter(fault => fault.id !== id);
      return kept.length < before;
    },
    clear: () => {
      kept = [];
    },
  };
}

function shown({ wish, id, left }: Kept): Fault {
  return { ...wish, id, left: Number.isFinite(left) ? left : null };
}

function patternOf(path: string): RegExp {
  const escaped = path.split('*').map(part => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`);
}

const MEMBERS: ReadonlySet<string> = new Set(['operation', 'path', 'method', 'status', 'delayMs', 'drop', 'malformed', 'times']);
const METHOD = /^[A-Za-z-]+$/;
const LONGEST_DELAY_MS = 600_000;

function requireWish(wish: FaultWish, isOperation: (id: string) => boolean): void {
  require(typeof wish === 'object' && wish !== null, 'A fault is an object with members.');
  const { operation, path, method, status, delayMs, drop, malformed, times } = wish;
  const unknown = Object.keys(wish).find(name => !MEMBERS.has(name));
  require(unknown === undefined, `A fault has no ${unknown}: it has ${[...MEMBERS].join(', ')}.`);
  require(operation !== undefined || path !== undefined, 'Say which requests a fault is for: operation or path.');
  require(operation === undefined || typeof operation === 'string', 'operation must be the id of an operation.');
  require(operation === undefined ||
    isOperation(operation), `No face has the operation ${operation}; /_emulator/operations lists them.`);
  require(path === undefined || (typeof path === 'string' && /^[/*]/.test(path)), 'path must begin with / or *.');
  require(path === undefined || !path.includes('?'), 'path is without a query: a fault is for requests of any query.');
  require(method === undefined ||
    (typeof method === 'string' && METHOD.test(method)), 'method must be one of HTTP, such as GET.');
  for (const [name, value] of Object.entries({ drop, malformed }))
    require(value === undefined || typeof value === 'boolean', `${name} must be true or false.`);
  require(status === undefined ||
    (Number.isInteger(status) && status >= 400 && status <= 599), 'status must be from 400 to 599.');
  require(delayMs === undefined ||
    (typeof delayMs === 'number' &&
      delayMs >= 0 &&
      delayMs <= LONGEST_DELAY_MS), `delayMs must be from 0 to ${LONGEST_DELAY_MS}.`);
  require(times === undefined ||
    times === Number.POSITIVE_INFINITY ||
    (Number.isInteger(times) && times > 0), 'times must be a whole number above 0.');
  const ends = [status !== undefined, drop === true, malformed === true].filter(Boolean).length;
  require(ends <= 1, 'A fault has one of status, drop and malformed.');
  require(ends === 1 || delayMs !== undefined, 'Say what goes wrong: status, delayMs, drop or malformed.');
}

function require(isRight: boolean, message: string): void {
  if (!isRight) throw new Problem('invalid', message);
}
