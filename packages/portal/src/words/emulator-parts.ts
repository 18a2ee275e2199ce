/** The texts of what is opened on the page of an emulator: they are loaded with it. */

export const FAULTS = {
  list: 'Faults',
  add: 'Add a fault',
  clear: 'Remove all',
  cleared: 'The faults are removed',
  none: 'Nothing goes wrong on request',
  noneAbout: 'A fault lets the next requests to an operation or a path fail, come late, or be cut off.',
  remove: 'Remove',
  removed: 'The fault is removed',
  added: 'The fault is added',

  what: 'What',
  on: 'For',
  left: 'Left',
  always: 'always',
  status: (status: number) => `Answers ${status}`,
  drop: 'Cuts the connection',
  malformed: 'Answers broken JSON',
  delay: (milliseconds: string) => `waits ${milliseconds} ms`,
  delayAlone: (milliseconds: string) => `Waits ${milliseconds} ms`,

  title: 'Add a fault',
  verb: 'Add the fault',
  for: 'For',
  fors: { operation: 'An operation', path: 'A path' },
  operation: 'Operation',
  path: 'Path',
  pathHint: 'Without its query. A * stands for anything: /v1/devices*',
  kind: 'What goes wrong',
  kinds: {
    status: 'An error',
    drop: 'The connection is cut',
    malformed: 'The JSON ends in the middle',
    delay: 'Nothing: it is only late',
  },
  statusField: 'Status',
  statusHint: 'From 400 to 599, with the body that the vendor gives it.',
  delayField: 'Late by (ms)',
  delayHint: 'Empty: at once.',
  times: 'How often',
  timesHint: 'Empty: until it is removed.',
} as const;

export const ACCESS = {
  roles: {
    full: 'Administrator',
    read_only: 'Reads everything',
    user_admin: 'Administers people',
    location_admin: 'Administers a location',
    member: 'Member',
  } as Readonly<Record<string, string>>,
  signIn: 'Sign-in',
  login: 'Login',
  password: 'Password',
  client: 'OAuth client',
  secret: 'Its secret',
} as const;

export const REQUEST = {
  title: (method: string, path: string) => `${method} ${path}`,
  asked: 'What was asked',
  answered: 'What it was answered',
  asksStill: 'It has no answer yet.',
  /** What is said of a body that is not shown as it was sent. */
  bodies: {
    base64: '[The bytes are no UTF-8. In base64:]',
    compressed: '[The body is compressed: the record does not show it, as its secrets cannot be cut.]',
    forgotten: '[The record has forgotten the body: there are too many bytes of later ones.]',
  },
  curl: 'Copy as curl',
  curlCopied: 'The command is copied',
  notCopied: 'The browser does not let the page copy.',
  test: 'Make a test of it',
  testFile: 'A test for node:test',
  download: 'Download',
  letFail: 'Let the next one fail',
  gone: 'The emulator has no such request any more.',
} as const;
