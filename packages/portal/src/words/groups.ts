/** The texts of the groups. */
import { format } from './format.ts';

export const GROUPS = {
  many: 'Groups',
  add: 'Add a group',
  name: 'Name',
  description: 'What it is for',
  people: 'People',
  since: 'Added',
  everybody: 'Everybody',
  change: 'Change',
  changeTitle: 'Change a group',
  changed: (name: string) => `${name} is changed`,
  changedBack: (name: string) => `${name} is as before`,
  added: (name: string) => `${name} is added`,
  remove: 'Remove',
  removeTitle: 'Remove a group',
  removeVerb: 'Remove the group',
  removeAbout: (name: string, people: number) =>
    `${name} goes for good, and ${people === 1 ? 'one person is' : `${format.number(people)} people are`} no longer in it. The people stay.`,
  removed: (name: string) => `${name} is removed`,
  none: 'There is no group',
  members: 'Members',
  login: 'Login',
  noMembers: 'Nobody is in this group',
  addMember: 'Add somebody',
  person: 'Person',
  addVerb: 'Add to the group',
  memberAdded: (person: string, group: string) => `${person} is in ${group} now`,
  removeMember: 'Take out of the group',
  memberRemoved: (person: string, group: string) => `${person} is no longer in ${group}`,
} as const;
