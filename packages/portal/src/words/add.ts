/** The texts of the dialogs that add people and devices. */

export const ADD_DEVICE = {
  title: 'Add a device',
  verb: 'Add device',
  kind: 'Kind',
  name: 'Name',
  nameHint: 'As people call it. Left empty, its model stands for it.',
  make: 'Manufacturer',
  model: 'Model',
  platform: 'Operating system',
  unknown: 'Not known',
  osVersion: 'Version',
  serial: 'Serial number',
  mac: 'MAC address',
  macHint: 'In any usual spelling.',
  udid: 'Hardware id',
  udidHint: 'App catalogs need one.',
  assetTag: 'Asset tag',
  phoneNumber: 'Phone number',
  phoneHint: 'With the country, as +41 79 123 45 67.',
  location: 'Location',
  holder: 'Give it to',
  holderHint: 'Left empty, it is in stock.',
  reason: 'Reason',
  added: (name: string) => `Added ${name}`,
  given: (name: string, holder: string) => `Added ${name}, and gave it to ${holder}`,
} as const;

export const ADD_PERSON = {
  title: 'Add a person',
  verb: 'Add person',
  firstName: 'First name',
  lastName: 'Last name',
  displayName: 'Name that is shown',
  displayHint: 'Left empty: the first and the last name.',
  login: 'Login',
  loginHint: 'Unique here. They sign in by it.',
  email: 'E-mail',
  mobilePhone: 'Mobile phone',
  employeeNumber: 'Employee number',
  role: 'Role',
  location: 'Location',
  reason: 'Reason',
  added: (name: string) => `Added ${name}`,
} as const;

export const ADD = {
  open: 'Open',
  needed: 'This is needed.',
} as const;
