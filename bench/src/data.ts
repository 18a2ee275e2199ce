/** The people and phones of the measured store. They depend only on their index, so that every run has the same ones. */
import { hash } from 'node:crypto';
import type { PhoneInput } from '../../packages/server/src/core/composed/register-phone.ts';
import type { PersonInput } from '../../packages/server/src/core/people/create.ts';

export const DEVICES_PER_PERSON = 3;

const FIRST_NAMES = ['Ada', 'Bo', 'Chidi', 'Dilek', 'Emi', 'Farid', 'Greta', 'Hana', 'Ines', 'Jamal'];
const LAST_NAMES = ['Adeyemi', 'Berg', 'Costa', 'Dvorak', 'Eriksen', 'Fischer', 'Gupta', 'Haddad', 'Ito', 'Jansen'];
const PHONES = [
  { make: 'Apple', model: 'iPhone 17', platform: 'ios' },
  { make: 'Samsung', model: 'Galaxy S26', platform: 'android' },
  { make: 'Google', model: 'Pixel 11', platform: 'android' },
] as const;

export function personAt(index: number): PersonInput {
  const firstName = at(FIRST_NAMES, index);
  const lastName = at(LAST_NAMES, Math.floor(index / FIRST_NAMES.length));
  const login = `${firstName}.${lastName}.${index}@example.com`.toLowerCase();
  return { login, firstName, lastName, email: login, role: 'member' };
}

/** Push tokens of the length of Apple's: 64 hex digits. */
export function phoneAt(person: number, device: number): PhoneInput {
  const phone = at(PHONES, device);
  return {
    name: `${at(FIRST_NAMES, person)}'s ${phone.model}`,
    ...phone,
    token: hexOf(`token ${person} ${device}`),
    notificationId: hexOf(`notification ${person} ${device}`).slice(0, 32),
    acceptNotifications: true,
    sessionHash: hexOf(`session ${person} ${device}`).slice(0, 40),
  };
}

function hexOf(text: string): string {
  return hash('sha256', text);
}

function at<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T;
}
