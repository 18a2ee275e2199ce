/** The texts of the lists of locations, workspaces and virtual lines. */

const places = (one: string, many: string) => ({
  many,
  add: `Add ${one}`,
  added: (name: string) => `${name} is added`,
  rename: `Rename ${one}`,
  renamed: (name: string) => `It is called “${name}” now`,
  nameIsBack: (name: string) => `It is called “${name}” again`,
  close: `Close ${one}`,
  closed: (name: string) => `${name} is closed`,
  reopen: 'Open again',
  reopened: (name: string) => `${name} is open again`,
  none: `There is no open ${one.replace(/^an? /, '')}`,
  noneClosed: `There is no closed ${one.replace(/^an? /, '')}`,
});

export const PLACES = {
  name: 'Name',
  firstName: 'First name',
  lastName: 'Last name',
  since: 'Added',
  location: 'Location',
  extension: 'Extension',
  extensionHint: '2 to 10 digits, unique in the location.',
  phoneNumber: 'Phone number',
  phoneNumberHint: 'With a plus, the country and the number.',
  open: 'Open',
  closedOnes: 'Closed',
  states: 'Open or closed',
  search: 'Search by name',
  moveTo: 'Move everything there to',
  moveToHint: 'Without it, the location is closed only if nothing is there any more.',
  locations: {
    ...places('a location', 'locations'),
    closeAbout: (name: string) => `Nobody and nothing can be put at ${name} any more. It can be opened again.`,
  },
  workspaces: {
    ...places('a workspace', 'workspaces'),
    closeAbout: (name: string) =>
      `What ${name} holds ends, with its lines, its calling and its activation codes. It can be opened again, without these.`,
  },
  lines: {
    ...places('a virtual line', 'virtual lines'),
    closeAbout: (name: string) => `The lines of ${name} on devices and its calling end. It can be opened again, without these.`,
  },
} as const;

export type PlaceWords = (typeof PLACES)['locations' | 'workspaces' | 'lines'];
