/** The texts of the page of stale devices. */
import { format } from './format.ts';
import { TITLES } from './titles.ts';

const days = (count: number) => (count === 1 ? '1 day' : `${format.number(count)} days`);
const devices = (count: number) => (count === 1 ? '1 device' : `${format.number(count)} devices`);

export const STALE = {
  title: TITLES.stale,
  view: 'What is shown',
  views: { next: 'Next', grace: 'In grace', exempt: 'Exempt', runs: 'Runs' },

  kinds: {
    staleMobileDays: 'phones and tablets',
    staleNativeCatalogDays: 'app catalogs',
    staleWebCatalogDays: 'web catalogs',
    staleBrowserDays: 'browsers',
    staleDeskPhoneDays: 'desk phones',
    staleRoomDeviceDays: 'room devices',
  },
  after: (kind: string, count: number) => `${kind} after ${days(count)}`,
  disables: (limits: readonly string[]) => `Disables what nobody uses: ${format.list(limits)}.`,
  ends: (grace: number) => `After a grace of ${days(grace)} the assignments end.`,
  stays: 'It stays disabled until it is used again.',
  nextRun: (at: string) => `The next run is on ${at}.`,
  off: 'The policy is off: no device is disabled because nobody uses it.',
  offAbout: 'To turn it on, say after how many days without use a kind of device is stale.',
  policies: 'Settings → Policies',
  unused: 'Show the devices that nobody has used for 90 days',

  columns: {
    device: 'Device',
    holders: 'Held by',
    active: 'Last used',
    limit: 'Limit',
    what: 'What happens',
    when: 'When',
    why: 'Why',
  },
  never: 'Never',
  nobody: 'Nobody',
  days,
  what: {
    disable: 'Is disabled',
    end: 'Assignments end',
    release: 'Is as before',
    nothing: 'Stays disabled',
    remind: 'Reminder',
    remove: 'Is removed',
    refuse: 'Is refused',
    ask: 'Waits',
  },
  withNext: 'With the next run',
  none: {
    next: 'Nothing is stale',
    grace: 'Nothing is in its grace',
    exempt: 'Nothing is exempt',
    runs: 'The policy was never carried out',
  },
  noneAbout: {
    next: 'Every device was used within its limit, or is disabled already.',
    grace: 'What the policy has disabled is here until it is used again, or its assignments end.',
    exempt: 'Exempt one device by its menu under Next, or all of a person, a group, a location or a tag here.',
    runs: 'It is carried out once a day while it is on, or when you run it.',
  },
  count: devices,
  exemptions: (count: number) => (count === 1 ? '1 exemption' : `${format.number(count)} exemptions`),
  runs: (count: number) => (count === 1 ? '1 run' : `${format.number(count)} runs`),
  openDevice: 'Open the device',
  openHolder: 'Open the holder',
  exempt: 'Exempt …',
} as const;

export const STALE_JOBS = {
  exempt: 'Exempt',
  exemptTitle: (name: string) => `Exempt ${name}`,
  exemptAbout: 'The policy leaves this device alone. If the policy has disabled it, it is as before with the next run.',
  until: 'Until',
  untilHint: 'Left empty: until somebody ends it.',
  exempted: (name: string) => `${name} is exempt`,
  notExempt: (name: string) => `${name} is no longer exempt`,

  run: 'Run now',
  runTitle: 'Carry out the policy now',
  counting: 'Counting what it would do …',
  counts: (disabled: number, ended: number, released: number) =>
    `It disables ${devices(disabled)}, ends the assignments of ${devices(ended)}, and makes ${devices(released)} as before.`,
  runAbout: 'What it does can be undone for 30 days. Sign-ins on these devices end and do not come back.',
  begun: 'The run has begun',
} as const;

export const EXEMPTIONS = {
  columns: { name: 'What is exempt', kind: 'Kind', until: 'Until', reason: 'Reason', by: 'By', since: 'Since' },
  kinds: { device: 'Device', person: 'Person', group: 'Group', location: 'Location', tag: 'Tag' },
  addButton: 'Exempt something …',
  add: 'Exempt something',
  addAbout:
    'The policy leaves alone one device, or all devices of a person, of the members of a group, at a location, or with a tag. What it has disabled of these is as before with the next run.',
  forever: 'No end',
  gone: 'No longer there',
  end: 'End the exemption …',
  endVerb: 'End the exemption',
  endAbout: 'The policy heeds it again with the next run.',
} as const;

export const RUNS = {
  columns: {
    started: 'Started',
    by: 'By',
    state: 'State',
    error: 'Why it failed',
    disabled: 'Disabled',
    ended: 'Ended',
    released: 'As before',
    undo: 'Undo until',
  },
  schedule: 'Schedule',
  states: {
    waiting: 'Waiting',
    running: 'Running',
    done: 'Done',
    failed: 'Failed',
    undoing: 'Being undone',
    undo_failed: 'Undo failed',
    undone: 'Undone',
  },
  show: 'Show the steps',
  undo: 'Undo the run …',
  undoVerb: 'Undo the run',
  undoTitle: (at: string) => `Undo the run of ${at}`,
  undoAbout: (disabled: number, ended: number) =>
    `${devices(disabled)} that it disabled can be used again, and ${devices(ended)} whose assignments it ended are held again by those who held them. Somebody who has left, or a device that somebody else holds now, is left out. They count as used from now on.`,
  undoing: 'The run is being undone',
  stepsOf: 'Steps of the run',
  stepColumns: { device: 'Device', step: 'What was done', why: 'Why', at: 'When', undone: 'Undone' },
  steps: {
    disabled: 'Disabled',
    ended: 'Assignments ended',
    released: 'As before',
    reminded: 'Reminded',
    allowed: 'Allowed',
  },
  whys: {
    unused: 'Not used',
    grace_over: 'The grace was over',
    used: 'Used again',
    exempt: 'Exempt',
    policy_changed: 'The policy changed',
    device_changed: 'The device changed',
    due: 'Due',
    over_cap: 'Above the cap',
  },
  noSteps: 'This run did nothing',
  unnamed: 'Device without a name',
  undoStep: 'Undo this step',
  stepUndone: (name: string) => `${name} is as before`,
  close: 'Close',
} as const;
