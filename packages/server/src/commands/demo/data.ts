/** The demo's cast and their hardware. They are the same at every start. */

import type { PhoneInput } from '../../core/composed/register-phone.ts';
import type { PersonInput } from '../../core/people/create.ts';

export const ORGANIZATION = 'Harbour Lights';
export const LOCATIONS = ['Bergen', 'Lisbon', 'Montréal'] as const;

/** The first is the administrator. */
const NAMES = [
  ['Ada', 'Lindqvist'],
  ['Bruno', 'Costa'],
  ['Chiara', 'Moretti'],
  ['Dag', 'Halvorsen'],
  ['Elif', 'Demir'],
  ['Femi', 'Adeyemi'],
  ['Greta', 'Brandt'],
  ['Hugo', 'Marchand'],
  ['Ines', 'Duarte'],
  ['Jun', 'Takeda'],
  ['Kasia', 'Nowak'],
  ['Leo', 'Papadakis'],
] as const;

export type DemoPerson = Omit<PersonInput, 'locationId'> & { /** An index of `LOCATIONS`. */ readonly location: number };

export const PEOPLE: readonly DemoPerson[] = NAMES.map(([firstName, lastName], index) => {
  const login = `${firstName}.${lastName}`.toLowerCase();
  return {
    login,
    firstName,
    lastName,
    email: `${login}@harbour-lights.example`,
    role: index === 0 ? 'full' : 'member',
    location: index % 2,
  };
});

const PHONES = [
  { make: 'Apple', model: 'iPhone17,1', platform: 'ios' },
  { make: 'Google', model: 'Pixel 10', platform: 'android' },
  { make: 'Samsung', model: 'Galaxy S26', platform: 'android' },
] as const;

/** The phone that a person's app registers for pushes. */
export function phoneOf(owner: string, index: number): PhoneInput {
  const hardware = PHONES[index % PHONES.length] ?? PHONES[0];
  return {
    ...hardware,
    name: `${owner}'s phone`,
    token: hex(64, index),
    notificationId: `demo-${index + 1}`,
    acceptNotifications: true,
    sessionHash: null,
  };
}

/** The address of a desk phone: the first half is one of Cisco's. */
export function macOf(seed: number): string {
  return `6c710d${hex(6, seed)}`;
}

/** Hexadecimal text that looks random and is the same at every start (the multiplier is Knuth's, TAOCP 3.3.4). */
export function hex(digits: number, seed: number): string {
  let state = (seed + 1) * 2_654_435_761;
  let text = '';
  while (text.length < digits) {
    state = Math.imul(state ^ (state >>> 15), 2_246_822_519) + 374_761_393;
    text += (state >>> 0).toString(16).padStart(8, '0');
  }
  return text.slice(0, digits);
}
