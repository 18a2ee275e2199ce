/** heldby's own schemas: a device, and what a person holds. Both are only read. */
import { list, READ_ONLY, reference, type Schema, text, time } from './attribute.ts';

const said = (name: string, description: string) => text(name, description, READ_ONLY);
const id = (description: string) => text('value', description, { caseExact: true, ...READ_ONLY });

const HOLDERS = [
  id('The id of the person.'),
  reference('$ref', 'Where the person is read.', ['User'], READ_ONLY),
  said('display', 'The name of the person.'),
  time('since', 'Since when they hold it.', READ_ONLY),
];

export const DEVICE_SCHEMA: Schema = {
  id: 'urn:heldby:scim:2.0:Device',
  name: 'Device',
  description: 'A device that people of the directory hold.',
  attributes: [
    said('displayName', 'The name of the device.'),
    said('kind', 'What it is: a phone, a desk phone, a browser.'),
    said('manufacturer', 'Who made it.'),
    said('model', 'Its model.'),
    list('holders', 'The people of the directory who hold it.', HOLDERS, READ_ONLY),
  ],
};

const DEVICES = [
  id('The id of the device.'),
  reference('$ref', 'Where the device is read.', ['Device'], READ_ONLY),
  said('display', 'The name of the device.'),
  said('kind', 'What it is.'),
  time('since', 'Since when they hold it.', READ_ONLY),
];

export const HELD_SCHEMA: Schema = {
  id: 'urn:heldby:scim:2.0:User',
  name: 'HeldDevices',
  description: 'The devices that a person holds.',
  attributes: [
    list('devices', 'The devices that they hold. Shown to who asks for them.', DEVICES, { ...READ_ONLY, returned: 'request' }),
  ],
};
