/** The texts of the page of an emulator. */

const VENDORS: Readonly<Record<string, string>> = {
  native: 'heldby',
  genesys: 'Genesys Cloud',
  webex: 'Webex',
  apperian: 'Apperian',
  oauth: 'Sign-in',
  scim: 'Directories',
};

export const EMULATOR = {
  about: (organization: string) => `${organization}, in memory: nothing here is kept when the emulator ends.`,
  cut: 'The emulator does not answer. What you see may be old; the page connects again by itself.',
  failed: 'The emulator does not answer',
  views: 'Views of the emulator',
  requests: 'Requests',
  faults: 'Faults',
  access: 'Tokens',
  vendorOf: (face: string | null) => (face === null ? 'None' : (VENDORS[face] ?? face)),

  reset: 'Reset',
  resetTitle: 'Reset the emulator',
  resetVerb: 'Reset to the seed',
  resetAbout:
    'What is stored and the clock go back to the seed. The requests and faults of this page are gone. Snapshots stay, and so do the tokens.',
  isReset: 'The emulator is as it began',
} as const;

export const CLOCK = {
  label: 'Clock of the emulator',
  runs: 'Running',
  stands: 'Stopped',
  run: 'Start the clock',
  stand: 'Stop the clock',
  hour: '+ 1 hour',
  day: '+ 1 day',
  month: '+ 30 days',
  set: 'Set …',
  setTitle: 'Set the clock',
  setVerb: 'Set',
  setAbout: 'It goes forward only, and does what is due until then: codes and tokens end, guests leave, people go.',
  to: 'To (UTC)',
  moved: 'The clock is set',

  snapshot: 'Take a snapshot',
  taken: 'A snapshot is taken',
  snapshots: 'Snapshots',
  goTo: (id: string, at: string) => `Go back to ${id} (${at})`,
  forget: (id: string) => `Forget ${id}`,
  isThere: (id: string) => `The emulator is as it was at ${id}`,
  forgotten: (id: string) => `${id} is forgotten`,
} as const;

export const REQUESTS = {
  list: 'Requests',
  filter: 'Filter by path, operation, method or status',
  placeholder: 'Filter, as “POST mobiledevices 429”',
  face: 'Vendor',
  everyFace: 'All vendors',
  failed: 'Errors only',
  none: 'Nothing was asked yet',
  noneAbout: 'Requests appear here as they come. For a first one:',
  noneFits: 'No request fits the filter',
  first: 'A first request',
  news: (count: number) => (count === 1 ? '1 new request' : `${count} new requests`),
  showNews: 'Show',
  count: (shown: number, all: number) => (shown === all ? `${all} requests` : `${shown} of ${all} requests`),

  request: 'Request',
  operation: 'Operation',
  status: 'Answer',
  took: 'Took',
  at: 'At (UTC)',
  underWay: 'Under way',
  noAnswer: 'No answer',
  byFault: 'Fault',
  byFaultAbout: (id: number) => `Met the fault ${id}`,
  noOperation: 'none',
  tookMs: (milliseconds: string) => `${milliseconds} ms`,
} as const;
