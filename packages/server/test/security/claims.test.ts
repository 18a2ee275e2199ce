/** Each statement of SECURITY.md has tests. A new one fails here until it names them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const ROOT = new URL('../../../../', import.meta.url);

/** How a statement begins, and the tests that hold it: a file below `packages/server`, and a part of a title in it. */
const CLAIMS: Readonly<Record<string, readonly (readonly [file: string, title: string])[]>> = {
  'Tokens, sessions, one-time codes': [
    ['src/lib/crypto.test.ts', 'the one bit that is left of 256'],
    ['test/contract/credentials.test.ts', 'is not readable in the store, where only its digest is'],
    ['test/contract/telephony-activation.test.ts', 'takes a code once'],
    ['test/contract/telephony-activation.test.ts', 'lets one address try five times a minute'],
    ['test/contract/apperian-logins.test.ts', '{22}$/'],
  ],
  'Passwords of people and of phones': [['src/lib/password-hash.test.ts', 'argon2id']],
  'Rights are checked several times': [
    ['src/core/rights.test.ts', 'the table of rights'],
    ['test/contract/rights-at-the-write.test.ts', 'for nobody whose rights have ended'],
    ['test/contract/reach.test.ts', 'what a list holds'],
    ['test/statements.test.ts', 'org_id'],
  ],
  'A sign-in that has proven': [
    ['test/contract/rights-at-the-sign-in.test.ts', 'opens no session, and gives no consent, code or token'],
    ['test/contract/rights-at-the-sign-in.test.ts', 'by a session that ended since gives no code'],
    ['test/contract/outside-identities.test.ts', 'if the provider is replaced before the browser is back'],
  ],
  'Somebody who was off-boarded': [
    ['test/contract/off-boarding.test.ts', 'ends every token at once, of whatever kind, and nothing makes new ones'],
    [
      'test/contract/taking-back.test.ts',
      'after 30 days it cannot be undone, and nothing is kept for it, the password least of all',
    ],
  ],
  'Somebody who was erased stands in no table': [
    [
      'test/security/erased-everywhere.test.ts',
      'stand in no table and in no byte of the file afterwards, and the history still verifies',
    ],
    ['test/security/erased-everywhere.test.ts', 'there is no table of which nobody has said what becomes of it'],
    ['test/contract/erasure.test.ts', 'takes their name out of the answer that a repeated write gets'],
  ],
  'A copy of what is stored about a person': [
    ['test/contract/subject-export.test.ts', 'has each text of theirs but the secrets'],
    ['test/contract/subject-export.test.ts', 'tells nothing of others'],
    ['test/contract/subject-export.test.ts', 'is for themselves and for full administrators'],
  ],
  'Events that the policy no longer keeps': [
    ['test/contract/retention.test.ts', 'tells of it in one event, and the rest verifies'],
    ['test/contract/retention.test.ts', 'does not help somebody who removes the first events'],
  ],
  'A token can be limited': [
    ['test/contract/token-limits.test.ts', 'calls only the endpoints that it is limited to, on every face'],
    ['test/contract/token-limits.test.ts', 'changes nothing but in a dry run, through HTTP and through the core'],
    ['test/contract/token-limits.test.ts', 'acts as a location administrator where it is limited'],
    ['test/contract/token-limits.test.ts', 'makes only tokens that may do no more and last no longer'],
    ['test/contract/token-limits.test.ts', 'never the other way'],
  ],
  'Disabling a person or an application': [
    ['test/contract/credentials.test.ts', 'ends when its holder is disabled, and does not come back with them'],
    ['test/contract/rights-at-the-sign-in.test.ts', 'redeems no code, refreshes nothing and ends nothing'],
  ],
  'At an outside OpenID provider': [
    ['test/contract/outside-identities.test.ts', 'goes by issuer and subject alone from then on'],
    ['test/contract/outside-identities.test.ts', 'by the boolean email_verified alone'],
  ],
  'The sign-in and consent forms': [
    ['test/security/oauth-forms.test.ts', 'no other request than the one that was shown'],
    ['test/security/oauth-forms.test.ts', 'works once'],
  ],
  'Tests call every operation': [
    ['test/operations.test.ts', 'refuses what it must in its own words'],
    ['test/contract/location-administrators.test.ts', 'reaches only what is in their locations'],
  ],
  'A foreign id and an unknown id': [['test/operations.test.ts', 'refuses what it must in its own words']],
  'Push tokens are shown': [
    ['test/security/push-tokens.test.ts', 'until the organization hides it'],
    ['test/security/event-secrets.test.ts', 'tell no secret'],
    ['test/probes-and-log.test.ts', 'no token, query, body or header'],
  ],
  'Each event holds SHA-256': [
    ['test/contract/event-chain.test.ts', 'shows a changed byte'],
    ['test/contract/event-chain.test.ts', 'shows a removed event'],
    ['test/contract/event-chain.test.ts', 'shows two events that were exchanged'],
  ],
  'The reference page at': [
    ['test/reference-page.test.ts', 'allows no script but its own files'],
    ['test/browser/reference-page.browser.ts', 'a request to another host'],
    ['test/browser/reference-page.browser.ts', "with one's own token"],
    ['test/reference-documents.test.ts', 'is for pages of its own origin alone'],
  ],
  'The access log': [['test/probes-and-log.test.ts', 'no token, query, body or header']],
  'Texts, bodies, headers': [
    ['test/lengths.test.ts', ''],
    ['test/http.test.ts', 'headers beyond the limit are 431'],
    ['test/slow-clients.test.ts', 'gets 408'],
    ['test/rates.test.ts', 'has a limit of its own on each face'],
  ],
  'The files that heldby writes': [
    ['test/commands/serve.test.ts', 'writes what is for its user alone'],
    ['src/lib/private-file.test.ts', 'under a umask that hides nothing'],
  ],
  'Who can open the socket': [
    ['test/contract/operator-socket.test.ts', 'only its user can open'],
    ['test/contract/operator-socket.test.ts', 'neither the header nor its absence is worth anything'],
  ],
  'In a closed organization every token': [
    ['test/contract/installation.test.ts', 'in a closed organization nobody calls or signs in'],
  ],
  "The first administrator's token": [
    ['test/commands/first-start.test.ts', "shows the administrator's token on a terminal, and only there"],
    ['src/setting-sources.test.ts', 'is the same in all four forms'],
  ],
  'Secrets that heldby must read back': [
    ['test/commands/keys.test.ts', 'is in no file of the store and in no backup'],
    ['src/lib/seal.test.ts', 'does not open in another context, with another key, cut, or changed in any byte'],
  ],
  'A backup holds everything': [
    ['test/commands/backup.test.ts', 'row for row'],
    ['test/commands/encrypted-backup.test.ts', 'is a file of age that any of its recipients opens and nobody else'],
    ['test/commands/encrypted-backup.test.ts', 'is the only one where the policy demands it'],
  ],
  'heldby asks servers that somebody else names': [
    ['src/lib/egress/egress.test.ts', 'does not lead to an address inside, however it is written'],
    ['src/lib/egress/egress.test.ts', 'checks the address that is connected to'],
    ['test/security/owasp-outside.test.ts', 'a document cannot lead to this machine or into the network behind it'],
  ],
  'What the command line writes is safe': [
    ['test/commands/terminal.test.ts', 'cannot act on the terminal'],
    ['test/commands/inspector.test.ts', 'does not open the inspector'],
  ],
};

const statements = readFileSync(new URL('SECURITY.md', ROOT), 'utf8')
  .split('\n- ')
  .slice(1)
  .map(text => text.split('\n\n')[0]?.replaceAll(/\s+/g, ' ') ?? '');

describe('SECURITY.md', () => {
  for (const statement of statements) {
    it(`has tests for: ${statement.slice(0, 60)} …`, () => {
      const [, tests] = Object.entries(CLAIMS).find(([beginning]) => statement.startsWith(beginning)) ?? [];
      assert.ok(tests !== undefined, statement);
      for (const [file, title] of tests) {
        const text = readFileSync(new URL(`packages/server/${file}`, ROOT), 'utf8');
        assert.ok(text.includes(title), `${file} has no test “${title}”`);
      }
    });
  }

  it('states everything that is tested as one of its statements', () => {
    for (const beginning of Object.keys(CLAIMS)) {
      assert.ok(
        statements.some(statement => statement.startsWith(beginning)),
        beginning,
      );
    }
  });
});
