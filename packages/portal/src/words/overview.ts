/** The texts of the overview. */
import { format } from './format.ts';

const count = (value: number, one: string, many: string) => `${format.number(value)} ${value === 1 ? one : many}`;

export const OVERVIEW = {
  title: 'Overview',
  figures: 'In numbers',
  devices: 'Devices',
  people: 'People',
  heldDevices: (held: number) => `${format.number(held)} held by somebody`,
  holders: (holders: number) => `${count(holders, 'holds', 'hold')} a device`,
  unheld: 'Held by nobody',
  deviceless: 'Holding nothing',
  stale: 'Not used for 90 days',
  lateLoans: 'Late loans',
  loansOut: (loans: number) => `${count(loans, 'device', 'devices')} lent`,
  leavers: 'Planned leavers',
  nextLeaver: (day: string) => `the next on ${day}`,
  failedSignIns: 'Failed sign-ins',
  lastWeek: 'in 7 days',
  lockOuts: (people: number) => `in 7 days · ${format.number(people)} locked out`,
  share: (part: number, whole: number) =>
    whole === 0 ? undefined : `${format.percent(Math.round((part / whole) * 100) / 100)} of all`,

  active: 'Active devices',
  activeIn: (days: number) => `In ${days} days`,
  notUsed: (devices: number) => `${format.number(devices)} not used`,
  activeAbout: 'used or added in that time',
  daily: 'Devices in the last 90 days',
  kinds: 'Devices by kind',
  platforms: 'Devices by platform',
  rest: 'Others',
  none: 'Not known',

  loans: 'To come back',
  noLoans: 'Nothing is lent.',
  due: 'Due',
  late: 'Late',
  lentTo: 'Lent to',
  device: 'Device',
  leaving: 'Who leaves',
  nobodyLeaves: 'Nobody is planned to leave.',
  person: 'Person',
  on: 'On',
  reason: 'Reason',
  unnamed: 'without a name',

  recent: 'What happened',
  nothingHappened: 'Nothing has happened yet.',
  allEvents: 'All events',
} as const;
