/** Who and what has access in the demo: applications, API tokens of different ages, people's sign-ins, and some that failed. */
import type { Application } from '../../domain/credential.ts';
import { personOwner } from '../../domain/owner.ts';
import type { Scope } from '../../domain/scope.ts';
import type { Instant } from '../../lib/instant.ts';
import type { Services } from '../../services/services.ts';
import { DAY, DAYS, HOUR } from './calendar.ts';
import { byIt, somebody, type World } from './world.ts';

interface Token {
  readonly label: string;
  readonly scopes: readonly Scope[];
  readonly madeDaysAgo: number;
  /** Null for one that does not expire. */
  readonly lives: number | null;
  /** Null for one that nobody has used. */
  readonly usedAgo: number | null;
}

const TOKENS: readonly Token[] = [
  {
    label: 'nightly inventory',
    scopes: ['devices.org:read', 'people.org:read'],
    madeDaysAgo: 412,
    lives: null,
    usedAgo: 9 * HOUR,
  },
  { label: 'wallboard', scopes: ['devices.org:read'], madeDaysAgo: 75, lives: 90 * DAY, usedAgo: HOUR },
  { label: 'finance export', scopes: ['devices.org:read', 'events:read'], madeDaysAgo: 33, lives: 365 * DAY, usedAgo: 6 * DAY },
  { label: 'old monitoring', scopes: ['devices.org:read'], madeDaysAgo: 300, lives: null, usedAgo: 140 * DAY },
  { label: 'trial of a script', scopes: ['devices.org:write'], madeDaysAgo: 12, lives: 30 * DAY, usedAgo: null },
  { label: 'spring audit', scopes: ['events:read'], madeDaysAgo: 200, lives: 90 * DAY, usedAgo: 130 * DAY },
];

const APP_SIGN_INS = 24;
const SESSION_DAYS = 6;
const REDIRECT = 'https://app.harbour-lights.example/signed-in';
const PHONE_APP = 'HarbourApp/4.2 (iOS 26.1)';
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';

export function planAccess(world: World): void {
  for (const token of TOKENS) planToken(world, token);
  planSignIns(world);
  planTrouble(world);
}

function planToken(world: World, { label, scopes, madeDaysAgo, lives, usedAgo }: Token): void {
  const { story, calendar, administrator } = world;
  const made = calendar.now - madeDaysAgo * DAY;
  let secret = '';
  story.at(made, async ({ credentials }) => {
    const expiresAt = lives === null ? null : made + lives;
    secret = (await credentials.issue(byIt(world), { subject: personOwner(administrator.id), scopes, label, expiresAt })).secret;
  });
  if (usedAgo !== null) story.at(calendar.now - usedAgo, ({ authentication }) => authentication.authenticate(secret));
}

/** People who are signed in to the organization's own app, and in a browser. */
function planSignIns(world: World): void {
  const { story, calendar, chance } = world;
  let app: Application | undefined;
  story.at(calendar.worktime(DAYS - 400), async ({ applications }) => {
    const input = { name: 'Harbour app', clientId: 'harbour-app', public: true, firstParty: true, redirectUris: [REDIRECT] };
    ({ application: app } = await applications.create(byIt(world), input));
  });
  for (let number = 0; number < APP_SIGN_INS; number += 1) {
    const ago = chance.next() * SESSION_DAYS * DAY;
    story.at(calendar.now - ago, services => signIn(world, services, app, number));
  }
}

async function signIn(world: World, services: Services, application: Application | undefined, number: number): Promise<void> {
  const signedIn = somebody(world, ({ phone }) => phone.deviceId !== undefined);
  if (signedIn === undefined || application === undefined) return;
  const { org } = world.organization;
  const who = { org, person: signedIn.person, proof: { kind: 'presented' } } as const;
  await services.sessions.open(who, undefined, {
    address: `10.30.2.${number + 10}`,
    agent: number % 3 === 0 ? BROWSER : PHONE_APP,
  });
  const wanted = {
    scopes: [{ word: 'devices:write', scope: 'devices:write' }],
    redirectUri: REDIRECT,
    codeChallenge: null,
  } as const;
  const code = await services.grants.issueCode({ who, application, ...wanted });
  const client = { org, application, credentialId: null };
  await services.grants.redeemCode(client, { code, redirectUri: REDIRECT, verifier: null, lifetimeSeconds: 3_600 });
}

/** Passwords that were wrong: now and then one of somebody's own, and once many from outside. */
function planTrouble(world: World): void {
  const { calendar } = world;
  for (const daysAgo of [40, 21, 11, 3]) failedSignIns(world, calendar.worktime(DAYS - daysAgo), 2, '10.30.2.0/24');
  failedSignIns(world, calendar.now - 7 * HOUR, 38, '203.0.113.0/24');
}

function failedSignIns(world: World, at: Instant, attempts: number, network: string): void {
  const { story, organization } = world;
  story.at(at, async ({ misuse }) => {
    const target = somebody(world);
    if (target === undefined) return;
    for (let attempt = 0; attempt < attempts; attempt += 1) misuse.signInFailed(organization.org, target.person.id, network);
    await misuse.settle(organization);
  });
}
