/**
 * What unmodified clients have done, and where heldby is known to differ. The test of the emulator fails when a client of Genesys Cloud or
 * Webex calls other operations. Those of Apperian are compared with nothing.
 */

/** A client as its maker publishes it, and the operations that it has called with success. */
export interface Proof {
  readonly client: string;
  readonly test: string;
  readonly operations: readonly string[];
}

const TEST = 'packages/emulator/test/fidelity.test.ts';

export const PROOFS: readonly Proof[] = [
  {
    client: 'purecloud-platform-client-v2 262.0.0',
    test: TEST,
    operations: [
      'genesys.mobiledevices.create',
      'genesys.mobiledevices.delete',
      'genesys.mobiledevices.get',
      'genesys.mobiledevices.list',
      'genesys.mobiledevices.replace',
      'oauth.token',
    ],
  },
  {
    client: '@webex/webex-core and @webex/plugin-people 3.12.0',
    test: TEST,
    operations: ['webex.people.list', 'webex.people.list.slash', 'webex.people.me'],
  },
  {
    client: "@webex/webex-core 3.12.0, through the client's generic request",
    test: TEST,
    operations: [
      'webex.devices.create',
      'webex.devices.delete',
      'webex.devices.tag',
      'webex.members.list',
      'webex.members.replace',
      'webex.people.devices',
    ],
  },
  { client: 'node-sparky 4.6.0', test: TEST, operations: ['webex.people.get', 'webex.people.list', 'webex.people.me'] },
  {
    client: "curl, with the commands of Apperian's documentation",
    test: 'packages/server/test/e2e/apperian.curl.ts',
    operations: ['apperian.device_users.list', 'apperian.devices.get', 'apperian.devices.list', 'apperian.devices.remove'],
  },
];

/** By the beginning of the operation's id, the longest that fits last. */
export const DIFFERENCES: Readonly<Record<string, readonly string[]>> = {
  'genesys.': [
    'No push is sent to a phone by the emulator.',
    'What Genesys does not document is decided in `docs/contracts/genesys.md` §10.',
    'Scopes are enforced for the tokens of clients, too.',
  ],
  'genesys.authorization.permissions.list': ['Always an empty page.'],
  'webex.': [
    'Members without a source are left out, where Webex may send them.',
    'Jobs are done at once.',
    'No phone is provisioned: a phone is what its calls say.',
  ],
  'webex.devices.create': ['Answers the device, also where Webex answers nothing.'],
  'apperian.': ['Where the pages of Apperian contradict each other, `docs/contracts/apperian.md` §12 says which holds.'],
  'apperian.applications': ['Lists none: heldby is no app store.'],
};

/** What the vendors have and heldby has not, as beginnings of paths. In the emulator they answer 501. */
export const MISSING: readonly { readonly face: string; readonly path: RegExp; readonly what: string }[] = [
  {
    face: 'genesys',
    path: /^\/api\/v2\/(?:notifications|conversations|routing|analytics|presence\w*|groups|stations|telephony|webmessaging|architect|recording|oauth|outbound|quality|responsemanagement|search|locations|users|authorization|integrations|organizations|externalcontacts|flows|scripts|greetings|voicemail|fax|workforcemanagement|scim|audits|alerting|coaching|learning|gamification|journey|knowledge|languages|license|speechandtextanalytics|webchat|usage)(?:\/|$)/,
    what: 'Genesys Cloud beside mobile devices and who is signed in',
  },
  {
    face: 'webex',
    path: /^\/v1\/(?:rooms|messages|memberships|teams|team|webhooks|meeting\w*|events|recording\w*|xapi|deviceConfigurations|groups|attachment|reports|adminAudit|securityAudit|telephony|workspaceMetrics|workspaceLocations|hybrid|broadworks|resourceGroup\w*|locations\/[^/]+\/floors|(?:people|workspaces)\/[^/]+\/features)(?:\/|$)/,
    what: 'Webex beside people, devices, places and the devices of calling',
  },
  {
    face: 'apperian',
    path: /^\/(?:v[123]\/)?(?:applications|organizations|policies|invitations)(?:\/|$)/,
    what: 'Apperian beside users, groups, devices, logins, credentials and reports',
  },
];
