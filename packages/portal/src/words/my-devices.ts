/** The texts of the page of one's own devices. */
import { TITLES } from './titles.ts';

export const MY_DEVICES = {
  title: TITLES.myDevices,
  about: 'What you hold, and where you are signed in.',
  groups: {
    phones: 'Phones and tablets',
    desk: 'Desk phones',
    rooms: 'Room devices',
    catalogs: 'App catalogs',
    browsers: 'Browsers',
  },
  none: 'You hold no device',
  noneAbout: 'What you register, or somebody gives you, is shown here.',
  since: (date: string) => `since ${date}`,
  used: (when: string) => `last used ${when}`,
  neverUsed: 'not used yet',
  due: (date: string) => `due back on ${date}`,
  late: (date: string) => `was due back on ${date}`,
  ends: (date: string) => `yours until ${date}`,
  roles: { user: 'You may use it', shared_line: 'Your line is on it', guest: 'You are a guest at it' },
  blocked: (reason: string) => `Blocked: ${reason}`,
  pushes: { active: 'Gets pushes', quarantined: 'Gets no pushes', ended: 'Gets no pushes' },
  line: (number: string) => `line ${number}`,

  waits: 'Waits for approval',
  waitsUntil: (time: string) => `Without a decision by ${time}, you no longer hold it.`,
  approve: 'Approve',
  approveTitle: 'Approve your device',
  approveAbout: (name: string) =>
    `${name} can be used as yours at once, and your pushes reach it. Approve it only if you registered it yourself.`,
  approved: (name: string) => `${name} is approved`,

  rename: 'Rename',
  renameTitle: 'Rename a device',
  name: 'Name',
  nameHint: 'As you and your administrators see it.',
  renamed: (name: string) => `It is called “${name}” now`,
  nameIsBack: (name: string) => `It is called “${name}” again`,

  giveUp: 'Give up',
  giveUpTitle: 'Give up a device',
  giveUpVerb: 'Give it up',
  giveUpAbout: (name: string) =>
    `You will no longer hold ${name}: its pushes and calls to you stop, and its app is signed out. The history stays. You can't undo this yourself; an administrator can give it to you again.`,
  gaveUp: (name: string) => `You no longer hold ${name}`,
} as const;

export const MY_SESSIONS = {
  title: 'Where you are signed in',
  none: 'You are signed in nowhere else.',
  here: 'this browser',
  unknown: 'A browser or app that did not say what it is',
  from: (network: string) => `from ${network}`,
  used: (when: string) => `used ${when}`,
  began: (when: string) => `signed in ${when}`,
  signOut: 'Sign out',
  signOutOf: (name: string) => `Sign out ${name}`,
  signOutTitle: 'Sign out',
  signOutAbout: (name: string) => `${name} is signed out at once, with everything that came from it.`,
  signedOut: (name: string) => `${name} is signed out`,
  everywhere: 'Sign out everywhere else',
  everywhereAbout: 'Every browser and app but this one is signed out at once.',
  everywhereDone: (count: number) => (count === 1 ? '1 sign-in was ended' : `${count} sign-ins were ended`),
} as const;

export const MY_ACCOUNT = {
  title: 'Your account',
  password: 'Change password',
  passwordTitle: 'Change your password',
  present: 'Present password',
  next: 'New password',
  nextHint: 'At least 8 characters, and another one than now.',
  passwordDone: 'Your password is changed, and your other sign-ins have ended',
  passwordAbout: 'Your other browsers and apps are signed out. This one stays.',
  copy: 'Download what is stored about you',
  copyAbout: 'One file with everything that heldby knows of you. That you asked for it is kept in the history.',
  copyFailed: 'The file could not be made. Try again later.',
} as const;
