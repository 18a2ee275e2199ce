/** Things that have no name of their own: they are named by what they belong to, or by a label within it. */
import { Problem } from '../../domain/problem.ts';
import { nameKey } from '../../lib/name-key.ts';
import { shellWord } from '../../lib/shell-word.ts';
import type { Item } from './noun.ts';

/** Returns the items of a list. Without a limit it is one that has no pages. */
export type ReadList = (path: string, query: object, limit?: number) => Promise<readonly Item[]>;

/** A message lists no more candidates than fit on a screen. */
export const CANDIDATES = 10;
/** More often nobody leaves and comes back. */
const OFF_BOARDINGS = 100;

/** By kind: what such a thing belongs to, and how it is found by the id of that. */
export const BY_OWNER: Readonly<Record<string, readonly [owner: string, find: typeof assignmentOf]>> = {
  assignment: ['device', assignmentOf],
  offBoarding: ['person', offBoardingOf],
  session: ['person', sessionOf],
};

/** The only open assignment of a device. */
async function assignmentOf(read: ReadList, text: string, device: string): Promise<string> {
  const items = await read('/assignments', { device }, CANDIDATES);
  const [first, second] = items;
  if (first === undefined) throw new Problem('not_found', `Nobody holds the device ${JSON.stringify(text)}.`);
  if (second === undefined) return String(first.id);
  const shown = items.map(({ owner, role, id }) => `${(owner as Item).name} (${role}, ${id})`).join('; ');
  throw new Problem('invalid', `${JSON.stringify(text)} has several assignments: ${shown}. Name one by its id.`);
}

/** The last off-boarding of a person, by its day. One that was cancelled or undone counts only where there is no other. */
async function offBoardingOf(read: ReadList, text: string, person: string): Promise<string> {
  const all = await read('/off-boardings', { personId: person }, OFF_BOARDINGS);
  const last = all.find(({ state }) => state !== 'cancelled' && state !== 'undone') ?? all[0];
  if (last === undefined) throw new Problem('not_found', `${JSON.stringify(text)} neither leaves nor has left.`);
  return String(last.id);
}

/** The only session of a person. */
async function sessionOf(read: ReadList, text: string, person: string): Promise<string> {
  const items = await read(`/people/${person}/sessions`, {}, CANDIDATES);
  const [first, second] = items;
  if (first === undefined) throw new Problem('not_found', `${JSON.stringify(text)} is not signed in.`);
  if (second === undefined) return String(first.id);
  const shown = items.map(({ userAgent, network, id }) => `${userAgent ?? network} (${id})`).join('; ');
  const all = `or end all of them with \`heldby person end-sessions ${shellWord(text)}\``;
  throw new Problem('invalid', `${JSON.stringify(text)} has several sessions: ${shown}. Name one by its id, ${all}.`);
}

/** The secret of an OAuth client with that label. Revoked ones count only where there is no other. */
export async function secretOf(read: ReadList, text: string, application: string): Promise<string> {
  const labelled = (await read(`/applications/${application}/secrets`, {})).filter(({ label }) => same(label, text));
  const alive = labelled.filter(({ revokedAt }) => revokedAt === null);
  const [first, second] = alive.length > 0 ? alive : labelled;
  if (first === undefined)
    throw new Problem('not_found', `The OAuth client has no secret ${JSON.stringify(text)}: name it by label or id.`);
  if (second === undefined) return String(first.id);
  const shown = labelled.map(({ createdAt, id }) => `created ${createdAt} (${id})`).join('; ');
  throw new Problem('invalid', `Several secrets have the label ${JSON.stringify(text)}: ${shown}. Name one by its id.`);
}

/** Names from a Mac's files have their accents apart, and look the same as those that people type. */
export function same(name: unknown, text: string): boolean {
  return typeof name === 'string' && nameKey(name) === nameKey(text);
}
