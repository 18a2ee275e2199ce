/** The texts of leaving: the preview, the button, the way back, and the list of leavers. */
import { TITLES } from './titles.ts';

/** What things are called when several of a kind are counted or one is named. */
const THINGS = {
  login: 'Login',
  password: 'Password',
  identifier: 'Identifier',
  identity: 'Account at the provider',
  assignment: 'Device',
  line: 'Line',
  calling: 'Calling',
  push: 'Pushes',
  guest_session: 'Guest session',
  activation_code: 'Activation code',
  token: 'Token',
  session: 'Sign-in',
  consent: 'Consent',
  group: 'Group',
  location: 'Administers',
  block: 'Block',
} as const;

/** What did not come back: one by its name, several by their number. */
const MISSING: Readonly<Record<keyof typeof THINGS, readonly [one: string, many: string]>> = {
  login: ['the login', 'logins'],
  password: ['the', 'passwords'],
  identifier: ['the', 'identifiers'],
  identity: ['the account', 'accounts at providers'],
  assignment: ['the device', 'devices'],
  line: ['the', 'lines'],
  calling: ['the', 'numbers and extensions'],
  push: ['pushes on', 'push registrations'],
  guest_session: ['the guest session', 'guest sessions'],
  activation_code: ['the activation code', 'activation codes'],
  token: ['the token', 'tokens'],
  session: ['the sign-in', 'sign-ins'],
  consent: ['the consent to', 'consents'],
  group: ['the group', 'groups'],
  location: ['administering', 'locations to administer'],
  block: ['the block on', 'blocks'],
};

const things = (count: number) => (count === 1 ? '1 thing' : `${count} things`);

export const LEAVING = {
  things: THINGS,
  title: (person: string) => `Off-board ${person}`,
  when: 'When',
  now: 'Now',
  later: 'At a later time',
  effectiveAt: 'They leave at',
  handTo: 'Hand phones and room devices to',
  handToHint: 'Leave it empty to take them into stock.',
  keepLogin: 'Keep the login',
  keepLoginHint: 'Nobody else may have it. Otherwise it is free at once.',
  doNow: 'Off-board now',
  plan: (at: string) => `Plan for ${at}`,
  preview: 'What happens',
  previewOf: 'As it is today. What they get until then ends, too.',
  becomes: { ends: 'Ends', handed_over: 'Is handed over', stays: 'Stays' },
  nothing: 'They hold nothing, and nothing else ends.',
  canUndo: 'You can undo it for 30 days.',
  done: (person: string, count: number) => `${person} has left. ${things(count)} ended.`,
  planned: (person: string, at: string) => `${person} leaves on ${at}.`,
  cancelled: (person: string) => `${person} does not leave. The plan is cancelled.`,

  undo: 'Take back',
  undoTitle: (person: string) => `Take ${person} back`,
  undoAbout: 'They can sign in again, and get back everything that nobody else has by now.',
  comes: 'Comes back',
  comesNot: 'Does not come back',
  login: 'Login',
  loginHint: 'For when somebody else has taken theirs. Leave it empty to keep theirs.',
  isBack: (person: string) => `${person} is back, with everything.`,
  missing: (kind: keyof typeof THINGS, names: readonly string[]) => {
    const [one, many] = MISSING[kind];
    return names.length === 1 ? `${one} ${names[0]}` : `${names.length} ${many}`;
  },
  isBackWithout: (person: string, what: string) => `${person} is back, but without ${what}.`,

  cancel: 'Cancel the plan',
  cancelTitle: (person: string) => `Keep ${person}`,
  cancelAbout: (at: string) => `They were to leave on ${at}. Nothing has ended yet.`,
  changed: (person: string, at: string) => `${person} leaves on ${at} now.`,
} as const;

export const LEAVERS = {
  title: TITLES.leavers,
  views: { planned: 'Planned', undoable: 'Can be undone', all: 'All' },
  view: 'Which leavers',
  columns: {
    person: 'Person',
    state: 'State',
    when: 'When',
    handTo: 'Devices go to',
    by: 'By',
    reason: 'Reason',
    undo: 'Undo until',
  },
  states: { planned: 'Planned', done: 'Left', undone: 'Undone', cancelled: 'Cancelled', failed: 'Failed' },
  stock: 'Stock',
  none: {
    planned: 'Nobody is planned to leave.',
    undoable: 'Nobody who has left can be taken back.',
    all: 'Nobody has left yet.',
  },
  noneAbout: 'Off-board somebody from their page: search for them with Ctrl K.',
  openPerson: 'Open the person',
  show: 'Show what ended',
  detailTitle: (person: string) => `What ended when ${person} left`,
  close: 'Close',
  count: (count: number) => (count === 1 ? '1 leaver' : `${count} leavers`),
} as const;
