/** Puts the results of earlier operations of a batch where later ones refer to them. */
import { Problem } from '../../../domain/problem.ts';

/** What an earlier operation answered, by its id. Few operations refer to another: nothing is kept for those that do not. */
export type Answered = (id: string) => { readonly status: number; readonly body: unknown } | undefined;

const IN_PATH = /\{([A-Za-z][\w-]*)((?:\.\w+)+)\}/g;
const WHOLE = /^([A-Za-z][\w-]*)((?:\.\w+)+)$/;

/** `/devices/{phone.id}` with the id of what the operation `phone` has made. */
export function pathWith(answered: Answered, path: string): string {
  return path.replaceAll(IN_PATH, (_, id: string, members: string) => {
    const value = memberOf(answered, id, members);
    if (typeof value !== 'string' && typeof value !== 'number') throw wrongReference(`${id}${members}`, 'it is no text');
    return encodeURIComponent(value);
  });
}

/** The body with each `{ "$ref": "phone.id" }` replaced. */
export function bodyWith(answered: Answered, body: unknown): unknown {
  if (Array.isArray(body)) return body.map(each => bodyWith(answered, each));
  if (typeof body !== 'object' || body === null) return body;
  const entries = Object.entries(body);
  const [first] = entries;
  if (first?.[0] === '$ref' && entries.length === 1) return referred(answered, first[1]);
  return Object.fromEntries(entries.map(([name, value]) => [name, bodyWith(answered, value)]));
}

function referred(answered: Answered, reference: unknown): unknown {
  const [, id, members] = WHOLE.exec(String(reference)) ?? [];
  if (id === undefined || members === undefined)
    throw wrongReference(String(reference), 'it must be the id of an operation, a dot, and a member');
  return memberOf(answered, id, members);
}

function memberOf(answered: Answered, id: string, members: string): unknown {
  const answer = answered(id);
  const reference = `${id}${members}`;
  if (answer === undefined) throw wrongReference(reference, 'no operation before it has this id');
  if (answer.status >= 400) throw new Problem('conflict', `The operation ${id}, to which this one refers, was refused.`);
  let value = answer.body;
  for (const member of members.slice(1).split('.')) {
    const isOwn = typeof value === 'object' && value !== null && Object.hasOwn(value, member);
    value = isOwn ? (value as Readonly<Record<string, unknown>>)[member] : undefined;
  }
  if (value === undefined) throw wrongReference(reference, 'its answer has no such member');
  return value;
}

function wrongReference(reference: string, why: string): Problem {
  return new Problem('invalid', `The reference ${reference} leads nowhere: ${why}.`, {
    faults: [{ where: 'body', field: '$ref', kind: 'format', expected: 'a member of an earlier answer', value: reference }],
  });
}
