/** What the native API says of bad input: the member, what was wrong with it, and what is right. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { Api } from '../support/http.ts';
import { administratorApi, BASE, ok, UNKNOWN_ID } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

type Case = readonly [method: string, path: string, body: unknown, detail: string];

const OWNER = 'object { kind: person | workspace | virtual_line | application; id: UUID }';
const NOT_VALID = 'The request is not valid:';
const named = (more: object) => ({ login: 'x', firstName: 'A', lastName: 'B', ...more });
const assigned = (more: object) => ({ deviceId: UNKNOWN_ID, owner: { kind: 'person', id: UNKNOWN_ID }, ...more });

const CASES: readonly Case[] = [
  // The body as a whole.
  ['POST', '/locations', undefined, `${NOT_VALID} the body: missing; it must be object { name: string; reason?: string }.`],
  ['POST', '/locations', '[]', `${NOT_VALID} the body: must be object { name: string; reason?: string }.`],
  ['POST', '/locations', '{"name":"x"', 'The body could not be read: it must be JSON, and it is none at line 1, column 12.'],
  ['POST', '/locations', 'x', 'The body could not be read: it must be JSON.'],
  // Missing, empty, null, and of the wrong type.
  ['POST', '/people', named({ login: undefined }), `${NOT_VALID} login: missing.`],
  ['POST', '/people', named({ login: '' }), `${NOT_VALID} login: must not be empty.`],
  ['POST', '/people', named({ login: null }), `${NOT_VALID} login: must be string, and not null.`],
  ['POST', '/people', named({ displayName: null }), `${NOT_VALID} displayName: must be string, and not null.`],
  ['POST', '/people', named({ email: 5 }), `${NOT_VALID} email: must be string or null.`],
  [
    'POST',
    '/people',
    named({ role: 'king' }),
    `${NOT_VALID} role: must be one of full, read_only, user_admin, location_admin, member.`,
  ],
  ['POST', '/people', named({ administers: UNKNOWN_ID }), `${NOT_VALID} administers: must be array of UUID.`],
  ['POST', '/people', named({ locationId: 'here' }), `${NOT_VALID} locationId: must be UUID or null.`],
  ['POST', '/people', named({ administers: [UNKNOWN_ID] }), 'administers must be the id of a location that you can see.'],
  ['POST', '/people', named({ login: 'x'.repeat(201) }), `${NOT_VALID} login: must be at most 200 characters long.`],
  // The shape of an object within the body.
  ['POST', '/assignments', assigned({ owner: UNKNOWN_ID }), `${NOT_VALID} owner: must be ${OWNER}.`],
  ['POST', '/assignments', assigned({ owner: [] }), `${NOT_VALID} owner: must be ${OWNER}.`],
  ['POST', '/assignments', assigned({ owner: undefined }), `${NOT_VALID} owner: missing; it must be ${OWNER}.`],
  ['POST', '/assignments', assigned({ owner: { id: UNKNOWN_ID } }), `${NOT_VALID} owner.kind: missing.`],
  ['POST', '/assignments', assigned({ owner: { kind: 'person', id: 'ann' } }), `${NOT_VALID} owner.id: must be UUID.`],
  // Names that do not exist.
  ['POST', '/people', named({ first_name: 'A' }), `${NOT_VALID} first_name: no such member; did you mean firstName?`],
  ['POST', '/people', named({ zzz: 'A' }), `${NOT_VALID} zzz: no such member.`],
  [
    'POST',
    '/assignments',
    assigned({ owner: { kind: 'person', id: UNKNOWN_ID, ids: 1 } }),
    `${NOT_VALID} owner.ids: no such member; did you mean id?`,
  ],
  ['GET', '/people?Login=x', undefined, `${NOT_VALID} Login: no such parameter; did you mean login?`],
  ['GET', '/people?zzz=x', undefined, `${NOT_VALID} zzz: no such parameter.`],
  ['GET', '/people?limt=5', undefined, `${NOT_VALID} limt: no such parameter; did you mean limit?`],
  [
    'GET',
    `/people/${UNKNOWN_ID}/devices?as_of=2026-05-04`,
    undefined,
    `${NOT_VALID} as_of: no such parameter; did you mean asOf?`,
  ],
  ['GET', '/me?verbose=1', undefined, `${NOT_VALID} verbose: no such parameter.`],
  ['POST', '/locations?dry_run=true', { name: 'x' }, `${NOT_VALID} dry_run: no such parameter; did you mean dryRun?`],
  // Parameters.
  ['GET', '/people?limit=0', undefined, `${NOT_VALID} limit: must be >= 1.`],
  ['GET', '/people?limit=x', undefined, `${NOT_VALID} limit: must be integer.`],
  ['GET', '/people?login=', undefined, 'The parameter login must not be empty; leave it out to ask without it.'],
  ['POST', '/locations?dryRun=yes', { name: 'x' }, `${NOT_VALID} dryRun: must be boolean.`],
  // Instants.
  ...(
    [
      ['2026-11-28T23:59:59+02:00', 'an RFC 3339 date-time or a date: in a URL, + means a blank, so write it as %2B'],
      ['2026-11-28T23:59:59', 'an RFC 3339 date-time or a date with its offset from UTC, such as 2026-11-28T23:59:59Z'],
      ['2026-02-30', 'a day that exists: 2026-02-30 does not'],
      ['2026-02-30T10:00:00Z', 'a day that exists: 2026-02-30 does not'],
      ['9999-12-31', 'between the years 1684 and 2255'],
      ['1066-10-14T09:00:00Z', 'between the years 1684 and 2255'],
      ['yesterday', 'an RFC 3339 date-time or a date, such as 2026-05-04T06:43:44Z or 2026-05-04'],
      ['2026-05-04T25:00:00Z', 'an RFC 3339 date-time or a date, such as 2026-05-04T06:43:44Z or 2026-05-04'],
    ] as const
  ).map(([asOf, wanted]): Case => ['GET', `/people/${UNKNOWN_ID}/devices?asOf=${asOf}`, undefined, `asOf must be ${wanted}.`]),
  [
    'POST',
    '/assignments',
    assigned({ expiresAt: 'soon' }),
    `${NOT_VALID} expiresAt: must be an RFC 3339 date-time, such as 2026-05-04T06:43:44Z.`,
  ],
  ['POST', '/assignments', assigned({ expiresAt: '9999-12-31T00:00:00Z' }), 'expiresAt must be between the years 1684 and 2255.'],
  ['POST', '/assignments', assigned({ expiresAt: 5 }), `${NOT_VALID} expiresAt: must be RFC 3339 date-time or null.`],
  // What only the registry knows.
  ['POST', '/activations', { code: '1', mac: 'x', model: 'x', ip: 'x' }, `${NOT_VALID} code: must be 16 digits.`],
  ['POST', '/devices', { kind: 'desk_phone', mac: 'x' }, 'mac must be a MAC address: 12 hex digits, with or without separators.'],
  ['POST', '/devices', { kind: 'native_catalog' }, 'udid must be given for an app catalog.'],
  ['POST', '/devices', { kind: 'mobile', tags: ['a', 'a'] }, `${NOT_VALID} tags: must not have duplicate items.`],
];

onBothDatabases('the native API', engine => {
  const registry = useRegistry(engine);
  let api: Api;

  before(async () => {
    api = await administratorApi(registry());
  });

  it('says of bad input what was wrong with it and what is right', async () => {
    const wrong: string[] = [];
    for (const [method, path, body, detail] of CASES) {
      const answer = await api(method, BASE + path, body);
      if (answer.status !== 400 || answer.body.detail !== detail) {
        wrong.push(
          `${method} ${path} ${JSON.stringify(body)}:\n  got  ${answer.body?.detail ?? answer.status}\n  want ${detail}`,
        );
      }
    }
    assert.deepEqual(wrong, [], wrong.join('\n'));
  });

  it('says of a planned end in the past when it would have been', async () => {
    const { id: deviceId } = await ok(api, 'POST', '/devices', { kind: 'mobile' });
    const { id } = await ok(api, 'POST', '/people', named({ login: 'holder' }));
    const body = { deviceId, owner: { kind: 'person', id }, expiresAt: '2020-01-01T00:00:00Z' };
    const { status, body: problem } = await api('POST', `${BASE}/assignments`, body);
    assert.deepEqual(
      [status, problem.detail],
      [400, 'expiresAt must be in the future, which 2020-01-01T00:00:00.000000Z is not.'],
    );
  });

  it('calls what is unknown by the words that people use for it', async () => {
    const words = [
      ['off-boardings', 'off-boarding'],
      ['virtual-lines', 'virtual line'],
      ['metadata-definitions', 'metadata definition'],
      ['people', 'person'],
    ] as const;
    for (const [path, word] of words) {
      const { body } = await api('GET', `${BASE}/${path}/${UNKNOWN_ID}`);
      assert.equal(body.detail, `There is no such ${word}.`);
    }
  });

  it('says in which form a body is wanted', async () => {
    const { status, body } = await api('POST', `${BASE}/locations`, 'name=x', { 'content-type': 'text/plain' });
    assert.deepEqual([status, body.detail], [415, 'Send the body as application/json.']);
  });
});
