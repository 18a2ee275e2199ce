/** What this dialect keeps with an object: members for which heldby has no word, as a client wrote them. Pure. */
import { parseExtras } from '../../../core/extras.ts';
import { present } from './shared.ts';

type Members = Readonly<Record<string, unknown>>;

/** Those among the members that a request sent, for the object's extras; undefined where it sent none. */
export function toExtras(names: readonly string[], body: Members): { readonly webex: Members } | undefined {
  const sent = names.flatMap(name => (body[name] === undefined ? [] : [[name, body[name]] as const]));
  return sent.length === 0 ? undefined : { webex: Object.fromEntries(sent) };
}

/** As they were stored; what was never sent is left out. */
export function fromExtras<T extends object>(of: HasExtras, names: readonly (keyof T & string)[]): Partial<T> {
  const kept = keptIn(of);
  return present(Object.fromEntries(names.map(name => [name, kept[name] ?? null]))) as Partial<T>;
}

interface HasExtras {
  readonly extras: Members | string | null;
}

export function keptIn({ extras }: HasExtras): Members {
  return ((typeof extras === 'string' || extras === null ? parseExtras(extras) : extras).webex ?? {}) as Members;
}
