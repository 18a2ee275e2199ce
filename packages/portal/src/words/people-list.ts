/** The texts of the list of people. */
import { format } from './format.ts';
import { TITLES } from './titles.ts';

export const PEOPLE = {
  title: TITLES.people,
  add: 'Add a person',
  placeholder: 'Search, or filter: role:member is:deviceless',
  count: (count: number) => (count === 1 ? '1 person' : `${format.number(count)} people`),
  none: 'There is nobody yet',
  noneAbout: 'Add the first person, or import a list of them.',
  columns: {
    name: 'Name',
    login: 'Login',
    email: 'E-mail',
    devices: 'Devices',
    role: 'Role',
    location: 'Location',
    state: 'State',
    employee: 'Employee number',
    mobile: 'Mobile phone',
    added: 'Added',
    number: 'Number',
  },
  active: 'Active',
  disabled: 'Disabled',
} as const;
