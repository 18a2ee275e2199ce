/** The texts of the overview. */
import { format } from './format.ts';
import { TITLES } from './titles.ts';

const count = (value: number, one: string, many: string) => `${format.number(value)} ${value === 1 ? one : many}`;

export const OVERVIEW = {
  title: TITLES.overview,
  figures: 'In numbers',
  devices: 'Devices',
  people: 'People',
  heldDevices: (held: number) => `${format.number(held)} held by somebody`,
  holders: (holders: number) => `${count(holders, 'holds', 'hold')} a device`,
  unheld: 'Held by nobody',
  deviceless: 'Holding nothing',
  stale: 'Not used for 90 days',
  waiting: 'Waiting for approval',
  newDevices: 'new devices of people',
  notCounted: 'no policy disables devices',
  staleDue: 'Next to be disabled',
  inGrace: (devices: number) => `${count(devices, 'device', 'devices')} in the grace`,
  lateLoans: 'Late loans',
  loansOut: (loans: number) => `${count(loans, 'device', 'devices')} lent`,
  leavers: 'Planned leavers',
  nextLeaver: (day: string) => `the next on ${day}`,
  failedSignIns: 'Failed sign-ins',
  lockedOut: (people: number) => `today · ${format.number(people)} locked out`,
  yesterday: (attempts: number) => `today · ${format.number(attempts)} yesterday`,
  share: (share: number) => `${format.percent(Math.round(share * 100) / 100)} of all`,

  webhooksFail: (webhooks: number) => count(webhooks, 'webhook fails or is switched off', 'webhooks fail or are switched off'),

  active: 'Active devices',
  activeIn: (days: number) => `In ${days} days`,
  notUsed: (days: number) => `not used for ${days} days`,
  daily: 'Devices in the last 90 days',
  weeklyDevices: 'Handed out per week',
  begun: 'Handed out',
  ended: 'Ended',
  weeklyPeople: 'People per week',
  joined: 'Joined',
  left: 'Left',
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

  recent: 'What happened',
  nothingHappened: 'Nothing has happened yet.',
  allEvents: 'All events',
} as const;
