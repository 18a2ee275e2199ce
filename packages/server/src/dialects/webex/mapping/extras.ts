/** What this dialect keeps with an object: members for which heldby has no word, as a client wrote them. Pure. */
import { isDeepStrictEqual } from 'node:util';
import { type Extras, parseExtras } from '../../../core/extras.ts';
import { present } from './shared.ts';

type Members = Readonly<Record<string, unknown>>;

/** Those among the members that a request sent, for the object's extras; undefined where it sent none. */
export function toExtras(names: readonly string[], body: Members): { readonly webex: Members } | undefined {
  const sent = names.flatMap(name => (body[name] === undefined ? [] : [[name, body[name]] as const]));
  return sent.length === 0 ? undefined : { webex: Object.fromEntries(sent) };
}

/**
 * What of the given members is kept: not those that were only `shown`, and now come back. The members of those in `parts` are given
 * one by one.
 */
export function fitTo(given: Extras, of: HasExtras, shown: Members, parts: readonly string[] = []): Extras {
  const kept = keptIn(of);
  const isNew = (name: string, value: unknown, before: Members, seen: Members) =>
    before[name] !== undefined || !isDeepStrictEqual(value, seen[name]);
  const fit = Object.entries((given.webex ?? {}) as Members).flatMap(([name, value]): [string, unknown][] => {
    if (!parts.includes(name)) return isNew(name, value, kept, shown) ? [[name, value]] : [];
    const [before, seen] = [kept, shown].map(members => (members[name] ?? {}) as Members) as [Members, Members];
    const sent = Object.entries(value as Members).filter(([part, each]) => isNew(part, each, before, seen));
    return sent.length === 0 ? [] : [[name, { ...before, ...Object.fromEntries(sent) }]];
  });
  return { webex: Object.fromEntries(fit) };
}

/** As they were stored; what was never sent is left out. */
export function fromExtras<T extends object>(of: HasExtras, names: readonly (keyof T & string)[]): Partial<T> {
  const kept = keptIn(of);
  return present(Object.fromEntries(names.map(name => [name, kept[name] ?? null]))) as Partial<T>;
}

export interface HasExtras {
  readonly extras: Members | string | null;
}

export function keptIn({ extras }: HasExtras): Members {
  return ((typeof extras === 'string' || extras === null ? parseExtras(extras) : extras).webex ?? {}) as Members;
}
