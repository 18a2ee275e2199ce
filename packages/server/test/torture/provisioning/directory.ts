/** A directory as those that exist: it has people and groups, and again and again makes the service have them, too. */
import assert from 'node:assert/strict';
import type { Caller, Reply } from '../promises/caller.ts';

export interface Account {
  readonly displayName: string;
  readonly active: boolean;
}

export interface Directory {
  readonly name: string;
  readonly people: Map<string, Account>;
  /** The members of each group, by their logins. */
  readonly groups: Map<string, readonly string[]>;
  /** What the service has acknowledged, by id. */
  readonly acknowledged: Map<string, Account & { readonly userName: string }>;
  /** What was sent and not answered: it may have been done, or not. */
  readonly unanswered: Map<string, Account>;
}

export interface User extends Account {
  readonly id: string;
  readonly userName: string;
}

interface BulkResult {
  readonly bulkId: string;
  readonly status: string;
  readonly location?: string;
}

/** The connection has ended: nobody knows whether the call was done. */
export class Gone extends Error {}

const AT_ONCE = 4;
/** Of those that are new, so many are sent in one bulk request. */
const BULK = 8;

/** Brings the service to what the directory has. Throws `Gone` where the service is killed in between. */
export async function synchronize(directory: Directory, call: Caller): Promise<void> {
  const known = new Map((await readUsers(call)).map(user => [user.userName, user]));
  const missing = [...directory.people.keys()].filter(login => !known.has(login));
  // Half of the new ones come alone, and the other half in bulk, as from different directories.
  const [alone, together] = [missing.filter((_, at) => at % 2 === 0), missing.filter((_, at) => at % 2 === 1)];
  await each(alone, login => create(directory, call, login));
  for (let at = 0; at < together.length; at += BULK) await createTogether(directory, call, together.slice(at, at + BULK));
  await each([...known.values()], user => change(directory, call, user));
  for (const name of directory.groups.keys()) await synchronizeGroup(directory, call, name);
}

/** Everybody that the service shows, page by page. */
export async function readUsers(call: Caller): Promise<readonly User[]> {
  const users: User[] = [];
  let cursor: string | undefined = '';
  while (cursor !== undefined) {
    const { body } = await answered(call, 'GET', `/Users?cursor=${cursor}&count=25`, [200]);
    users.push(...(body.Resources as User[]));
    cursor = body.nextCursor as string | undefined;
  }
  return users;
}

async function create(directory: Directory, call: Caller, userName: string): Promise<void> {
  const account = wanted(directory, userName);
  directory.unanswered.set(userName, account);
  const { status, body } = await answered(call, 'POST', '/Users', [201, 409], { userName, externalId: userName, ...account });
  directory.unanswered.delete(userName);
  if (status === 201) directory.acknowledged.set(String(body.id), { userName, ...account });
}

async function createTogether(directory: Directory, call: Caller, logins: readonly string[]): Promise<void> {
  const Operations = logins.map(userName => {
    const account = wanted(directory, userName);
    directory.unanswered.set(userName, account);
    return { method: 'POST', path: '/Users', bulkId: userName, data: { userName, externalId: userName, ...account } };
  });
  const { body } = await answered(call, 'POST', '/Bulk', [200], { Operations });
  for (const { bulkId, status, location = '' } of body.Operations as BulkResult[]) {
    assert.ok(['201', '409'].includes(status), `${bulkId} in bulk: ${status}`);
    const account = directory.unanswered.get(bulkId);
    directory.unanswered.delete(bulkId);
    const id = location.slice(location.lastIndexOf('/') + 1);
    if (status === '201' && account !== undefined) directory.acknowledged.set(id, { userName: bulkId, ...account });
  }
}

async function change(directory: Directory, call: Caller, { id, userName, displayName, active }: User): Promise<void> {
  const account = wanted(directory, userName);
  if (account.displayName === displayName && account.active === active) {
    directory.acknowledged.set(id, { userName, ...account });
    return;
  }
  directory.unanswered.set(userName, account);
  const Operations = [{ op: 'replace', value: account }];
  await answered(call, 'PATCH', `/Users/${id}`, [200], { Operations });
  directory.unanswered.delete(userName);
  directory.acknowledged.set(id, { userName, ...account });
}

async function synchronizeGroup(directory: Directory, call: Caller, displayName: string): Promise<void> {
  const filter = encodeURIComponent(`displayName eq "${displayName}"`);
  const found = await answered(call, 'GET', `/Groups?filter=${filter}&excludedAttributes=members`, [200]);
  const [group] = found.body.Resources as { readonly id: string }[];
  const logins = directory.groups.get(displayName) ?? [];
  const members = [...directory.acknowledged]
    .filter(([, { userName }]) => logins.includes(userName))
    .map(([value]) => ({ value }));
  if (group === undefined) await answered(call, 'POST', '/Groups', [201], { displayName, members });
  else {
    const Operations = [{ op: 'replace', path: 'members', value: members }];
    await answered(call, 'PATCH', `/Groups/${group.id}`, [204], { Operations });
  }
}

function wanted({ people }: Directory, userName: string): Account {
  return people.get(userName) ?? assert.fail(`${userName} is of no directory`);
}

async function answered(
  call: Caller,
  method: string,
  path: string,
  statuses: readonly number[],
  body?: Readonly<Record<string, unknown>>,
): Promise<Reply> {
  const reply = await call({ method, path: `/scim/v2${path}`, ...(body === undefined ? {} : { body }) });
  if (reply === undefined) throw new Gone();
  assert.ok(statuses.includes(reply.status), `${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
  return reply;
}

async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = [...items];
  const worker = async () => {
    for (let next = rest.shift(); next !== undefined; next = rest.shift()) await work(next);
  };
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}
