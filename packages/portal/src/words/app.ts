/** The texts of what surrounds the pages. */

export const APP = {
  name: 'heldby',
  navigation: 'Main',
  skip: 'Skip to the content',
  openMenu: 'Open the menu',
  closeMenu: 'Close the menu',
  way: 'Where you are',
  search: 'Search people, devices, serials',
  offline: 'You are offline. What you see may be old, and changes are not sent.',
  needsHttps: 'The portal needs https, or the machine that heldby runs on: over plain http, browsers do not let it sign you in.',
  signInFailed: 'You could not be signed in.',
  signInAgain: 'Sign in again',
  notFoundTitle: 'There is no such page',
  notFound: 'The address may be misspelled, or you may not see what is there.',
  toOverview: 'Go to the overview',
  brokenTitle: 'This page has failed',
  broken: 'Nothing was changed by it. Load it again; if that does not help, tell the people who run heldby what you did.',
  reload: 'Load again',
} as const;

export const ACCOUNT = {
  label: (name: string) => `${name}: your account`,
  menu: 'Your account',
  themes: { system: 'Colours of the system', light: 'Light', dark: 'Dark' },
  keys: 'Keyboard shortcuts',
  myDevices: 'My devices',
  signOut: 'Sign out',
} as const;

export const KEYS = {
  title: 'Keyboard shortcuts',
  search: 'Search, and find commands',
  help: 'Keyboard shortcuts',
  everywhere: 'Everywhere',
  here: 'On this page',
} as const;

export const WRITES = {
  undo: 'Undo',
  changedMeanwhile: 'Nothing was saved. It is shown as somebody else has left it meanwhile.',
} as const;
