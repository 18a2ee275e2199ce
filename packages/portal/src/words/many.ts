/** The texts of what is done with many things at once. */
import { format } from './format.ts';

const number = format.number;
const of = (count: number, one: string, many: string) => `${number(count)} ${count === 1 ? one : many}`;
const devices = (count: number) => of(count, 'device', 'devices');
const people = (count: number) => of(count, 'person', 'people');

/** What a write of many is called. */
export interface ManyWords {
  /** In menus. */
  readonly text: string;
  readonly verb: (count: number) => string;
  /** What people should know before. */
  readonly about?: string;
  readonly done: (count: number) => string;
  readonly undone?: (count: number) => string;
}

export const MANY = {
  more: 'More',
  actions: 'Actions',
  checking: 'Checking what would happen',
  doing: 'Under way',
  progress: (done: number, total: number) => `${number(done)} of ${number(total)}`,
  table: 'What happens',
  name: 'Name',
  effect: 'What happens',
  result: 'What happened',
  willChange: (count: number) => `${number(count)} will change`,
  changed: (count: number) => `${number(count)} changed`,
  stay: (count: number) => `${number(count)} stay as they are`,
  refused: (count: number) => (count === 1 ? '1 is refused' : `${number(count)} are refused`),
  checkFailed: 'What would happen could not be checked: ',
  doneOf: (text: string, refused: number) => `${text}. ${of(refused, 'was', 'were')} refused`,
  notAll: (text: string, left: number) => `${text}. ${of(left, 'could', 'could')} not be taken back`,
  close: 'Close',
  undo: 'Undo',
  retry: 'Try again',
  asks: {
    person: 'New holder',
    receiver: 'Who gets their phones and room devices',
    receiverHint: 'Left empty: the devices are held by nobody afterwards.',
    location: 'Location',
    group: 'Group',
    tag: 'Tag',
  },
} as const;

export const DEVICE_ACTIONS = {
  disable: {
    text: 'Disable …',
    verb: count => `Disable ${devices(count)}`,
    about: 'Nobody can use them until they are enabled again. Their holders stay.',
    done: count => `Disabled ${devices(count)}`,
    undone: count => `Enabled ${devices(count)} again`,
  },
  enable: {
    text: 'Enable …',
    verb: count => `Enable ${devices(count)}`,
    done: count => `Enabled ${devices(count)}`,
    undone: count => `Disabled ${devices(count)} again`,
  },
  handOver: {
    text: 'Hand over …',
    verb: count => `Hand over ${devices(count)}`,
    about: 'The present holders give them up at the same instant. Devices in stock are given to the person.',
    done: count => `Handed over ${devices(count)}`,
    undone: count => `Gave ${devices(count)} back`,
  },
  tag: {
    text: 'Add a tag …',
    verb: count => `Tag ${devices(count)}`,
    done: count => `Tagged ${devices(count)}`,
    undone: count => `Took the tag from ${devices(count)}`,
  },
  untag: {
    text: 'Remove a tag …',
    verb: count => `Remove from ${devices(count)}`,
    done: count => `Removed the tag from ${devices(count)}`,
    undone: count => `Tagged ${devices(count)} again`,
  },
  move: {
    text: 'Move to a location …',
    verb: count => `Move ${devices(count)}`,
    done: count => `Moved ${devices(count)}`,
    undone: count => `Moved ${devices(count)} back`,
  },
  repair: {
    text: 'Send to repair …',
    verb: count => `Send ${devices(count)} to repair`,
    about: 'Their holders stay.',
    done: count => `Sent ${devices(count)} to repair`,
    undone: count => `Took ${devices(count)} back from repair`,
  },
  lost: {
    text: 'Report lost …',
    verb: count => `Report ${devices(count)} lost`,
    about: 'They are disabled until they are found. Their holders stay.',
    done: count => `Reported ${devices(count)} lost`,
    undone: count => `Took back that ${devices(count)} were lost`,
  },
  back: {
    text: 'Found or repaired …',
    verb: count => `Put ${devices(count)} back`,
    about: 'They are in use or in stock again, whichever their holders say.',
    done: count => `Put ${devices(count)} back`,
    undone: count => `Put ${devices(count)} where they were`,
  },
  end: {
    text: 'Take back into stock …',
    verb: count => `Take back ${devices(count)}`,
    about:
      'Every assignment of these devices ends, with its lines and pushes. What ended stays in the history and is not brought back.',
    done: count => `Took back ${devices(count)}`,
  },
  retire: {
    text: 'Retire …',
    verb: count => `Retire ${devices(count)}`,
    about: 'Every assignment of these devices ends, and nobody can be given them. What ended is not brought back.',
    done: count => `Retired ${devices(count)}`,
    undone: count => `Took ${devices(count)} that nobody held back into stock`,
  },
} satisfies Readonly<Record<string, ManyWords>>;

export const DEVICE_EFFECTS = {
  disabled: 'Is disabled',
  enabled: 'Is enabled',
  disabledAlready: 'Is disabled already',
  enabledAlready: 'Is not disabled',
  handedOver: (from: string, to: string) => `${from} → ${to}`,
  given: (to: string) => `In stock → ${to}`,
  tagged: (tag: string) => `Gets the tag “${tag}”`,
  taggedAlready: 'Has the tag already',
  untagged: (tag: string) => `Loses the tag “${tag}”`,
  notTagged: 'Does not have the tag',
  moved: (from: string, to: string) => `${from} → ${to}`,
  nowhere: 'No location',
  thereAlready: 'Is there already',
  becomes: (from: string, to: string) => `${from} → ${to}`,
  isAlready: (state: string) => `Is “${state}” already`,
  nothingSet: 'Is neither lost nor in repair nor retired',
} as const;

export const PEOPLE_ACTIONS = {
  disable: {
    text: 'Disable …',
    verb: count => `Disable ${people(count)}`,
    about:
      'They cannot sign in until they are enabled again. Their tokens and sessions are revoked for good. They keep their devices.',
    done: count => `Disabled ${people(count)}`,
    undone: count => `Enabled ${people(count)} again`,
  },
  enable: {
    text: 'Enable …',
    verb: count => `Enable ${people(count)}`,
    about: 'They can sign in again. Tokens that were revoked stay so.',
    done: count => `Enabled ${people(count)}`,
    undone: count => `Disabled ${people(count)} again`,
  },
  group: {
    text: 'Add to a group …',
    verb: count => `Add ${people(count)}`,
    done: count => `Added ${people(count)} to the group`,
    undone: count => `Removed ${people(count)} from the group`,
  },
  move: {
    text: 'Move to a location …',
    verb: count => `Move ${people(count)}`,
    done: count => `Moved ${people(count)}`,
    undone: count => `Moved ${people(count)} back`,
  },
  offBoard: {
    text: 'Off-board …',
    verb: count => `Off-board ${people(count)}`,
    about: 'Their assignments, lines, tokens, groups and all else end now. It can be undone for 30 days.',
    done: count => `Off-boarded ${people(count)}`,
    undone: count => `Took ${people(count)} back`,
  },
} satisfies Readonly<Record<string, ManyWords>>;

export const PEOPLE_EFFECTS = {
  disabled: 'Cannot sign in',
  enabled: 'Can sign in again',
  disabledAlready: 'Is disabled already',
  enabledAlready: 'Is not disabled',
  joins: (group: string) => `Joins “${group}”`,
  moved: (from: string, to: string) => `${from} → ${to}`,
  nowhere: 'No location',
  thereAlready: 'Is there already',
  leaves: (parts: readonly string[]) => (parts.length === 0 ? 'Leaves. Nothing else ends' : `Leaves. ${format.list(parts)}`),
  ends: (count: number) => of(count, 'device ends', 'devices end'),
  handedOver: (count: number) => of(count, 'device is handed over', 'devices are handed over'),
  lines: (count: number) => of(count, 'line ends', 'lines end'),
  credentials: (count: number) => of(count, 'token or session ends', 'tokens and sessions end'),
  other: (count: number) => of(count, 'other thing ends', 'other things end'),
} as const;
