/** The texts of the list of approvals. */
import { format } from './format.ts';
import type { ManyWords } from './many.ts';
import { TITLES } from './titles.ts';

const devices = (count: number) => (count === 1 ? '1 device' : `${format.number(count)} devices`);

export const APPROVALS = {
  title: TITLES.approvals,
  view: 'Which devices',
  views: { waiting: 'Waiting', approved: 'Approved', denied: 'Denied', expired: 'Expired', withdrawn: 'Withdrawn' },
  columns: {
    device: 'Device',
    person: 'Person',
    why: 'Why it waits',
    since: 'Since',
    until: 'Until',
    ended: 'When',
    by: 'By',
    reason: 'Reason',
  },
  server: 'heldby',
  none: {
    waiting: 'No device waits for approval',
    approved: 'No device was approved',
    denied: 'No device was denied',
    expired: 'No device waited too long',
    withdrawn: 'No device was given up while it waited',
  },
  about: {
    waiting: 'A waiting device gets no pushes and cannot be used. If nobody decides in time, the person no longer holds it.',
    approved: 'These devices can be used.',
    denied: 'The person no longer holds these devices, and is blocked on them.',
    expired: 'Nobody decided in time, so the person no longer holds these devices. They may ask again.',
    withdrawn: 'The person gave the device up, or left, before anybody decided.',
  },
  noneAbout: 'The policies on approval and caps say which new devices wait.',
  policies: 'Settings → Policies',
  count: devices,
  openDevice: 'Open the device',
  openPerson: 'Open the person',
} as const;

export const APPROVAL_ACTIONS = {
  approve: {
    text: 'Approve …',
    verb: count => `Approve ${devices(count)}`,
    about: 'The person can use the device at once, and pushes reach it. To stop that later, disable it.',
    done: count => `Approved ${devices(count)}`,
  },
  deny: {
    text: 'Deny …',
    verb: count => `Deny ${devices(count)}`,
    about:
      'The person no longer holds the device. A block stays: they cannot register it again until an administrator lifts the block on the page of the device.',
    done: count => `Denied ${devices(count)}`,
  },
} satisfies Readonly<Record<string, ManyWords>>;

export const APPROVAL_EFFECTS = {
  approved: (person: string) => `${person} can use it`,
  denied: (person: string) => `${person} no longer holds it and is blocked on it`,
  decided: 'You cannot decide this one',
} as const;
