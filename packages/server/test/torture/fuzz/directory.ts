/** What a directory sends: the bodies and filters of SCIM, whose schemas are open, and say nothing of what is in them. */
import type { DialectRoute } from '../../../src/http/dialect/dialect.ts';
import type { Random } from './random.ts';

/** Something that an answer had under this name. */
type Known = (name: string) => unknown;

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const FLAGS = [true, false, 'True', 'False', 'maybe', null];
const TEXTS = ['Ann', '', 'ann@example.com', 'Ж', '\u{1F600}', '__proto__', '"', '\\', 'bulkId:a'];
const PATHS = [
  'active',
  'userName',
  'name.familyName',
  'emails[type eq "work"].value',
  'phoneNumbers[type eq "mobile" and primary eq true]',
  `${ENTERPRISE}:manager`,
  'members',
  'members[value eq "bulkId:a"]',
  'displayName',
  'id',
  'constructor.prototype.x',
  'emails[',
];
const FILTERS = [
  'userName eq "ann@example.com"',
  'emails[type eq "work" and value co "@"] or active eq "False"',
  'meta.lastModified gt "2026-01-01T00:00:00Z" and not (title pr)',
  'name.familyName sw "A" or displayName ew "n"',
  'meta.resourceType eq "Group"',
  'externalId eq null',
  'userName eq',
  '((((userName pr))))',
];

/** Undefined: the schema of the route says what is sent. */
export function bodyOfDirectory({ id, method }: DialectRoute, random: Random, known: Known): object | undefined {
  if (id === 'scim.bulk')
    return { failOnErrors: 1 + random.below(5), Operations: several(random, () => bulkOperation(random, known)) };
  if (method === 'PATCH') return patch(random, known);
  if (method !== 'POST' && method !== 'PUT') return undefined;
  if (id.startsWith('scim.users.') && !id.endsWith('.search')) return user(random, known);
  return id.startsWith('scim.groups.') && !id.endsWith('.search') ? group(random, known) : undefined;
}

export function filterOfDirectory(random: Random): string {
  return random.pickOf(FILTERS) ?? '';
}

function user(random: Random, known: Known): object {
  return {
    userName: random.chance(0.8) ? `u${random.below(500)}@example.com` : (known('userName') ?? 'ann'),
    externalId: `x${random.below(500)}`,
    name: { givenName: random.pickOf(TEXTS), familyName: random.pickOf(TEXTS) },
    emails: several(random, () => ({ value: random.pickOf(TEXTS), type: 'work', primary: random.pickOf(FLAGS) })),
    ...(random.chance(0.3) ? { active: random.pickOf(FLAGS) } : {}),
    [ENTERPRISE]: { employeeNumber: `${random.below(500)}`, manager: { value: known('id') } },
  };
}

function group(random: Random, known: Known): object {
  return { displayName: `Group ${random.below(50)}`, members: several(random, () => ({ value: known('id') ?? 'nobody' })) };
}

function patch(random: Random, known: Known): object {
  const value = () => random.pickOf([...FLAGS, ...TEXTS, [{ value: known('id') }], { displayName: 'x' }]);
  const operation = () => ({
    op: random.pickOf(['add', 'Replace', 'remove', 'move']),
    path: random.pickOf(PATHS),
    value: value(),
  });
  return { Operations: several(random, operation) };
}

function bulkOperation(random: Random, known: Known): object {
  const kind = random.pickOf(['Users', 'Groups', 'Devices']) ?? 'Users';
  const bulkId = random.pickOf(['a', 'b', 'c']);
  const data = kind === 'Users' ? user(random, known) : group(random, known);
  if (random.chance(0.5)) return { method: 'POST', path: `/${kind}`, bulkId, data };
  const path = `/${kind}/${random.chance(0.5) ? `bulkId:${bulkId}` : known('id')}`;
  return { method: random.pickOf(['PUT', 'PATCH', 'DELETE']), path, data: random.chance(0.5) ? patch(random, known) : data };
}

function several<T>(random: Random, make: () => T): T[] {
  return Array.from({ length: random.below(4) }, make);
}
