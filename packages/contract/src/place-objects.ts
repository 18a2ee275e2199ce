/** The objects of the native API about places: locations, workspaces, and lines that belong to nobody in particular. */
import Type, { type Static } from 'typebox';
import { Line } from './events/nouns.ts';
import { LENGTHS } from './lengths.ts';
import { NamedOwner } from './objects.ts';
import { closed, freeText, Id, nullable, Time, text } from './schema.ts';

const name = freeText(LENGTHS.name);
const changes = {
  createdAt: Time,
  modifiedAt: Time,
  closedAt: nullable(Time, 'Since when it is closed; null while it is open.'),
  revision: Type.Integer({ description: 'Counts the changes, from 1.' }),
};

export const Location = closed({ id: Id, name: text(LENGTHS.name, 'Name'), ...changes }, 'A site where people and devices are.');
export type Location = Static<typeof Location>;

export const Workspace = closed(
  { id: Id, name: text(LENGTHS.name, 'Name'), locationId: nullable(Id), ...changes },
  'A room or shared place that can own devices.',
);
export type Workspace = Static<typeof Workspace>;

export const VirtualLine = closed(
  { id: Id, firstName: name, lastName: name, ...changes },
  'A line that belongs to neither a person nor a workspace.',
);
export type VirtualLine = Static<typeof VirtualLine>;

/** A line with the name of its owner, and since when it is on its device. */
export const ownedLine = {
  ...Line.properties,
  owner: NamedOwner,
  createdAt: Time,
  until: nullable(Time, 'When it was taken from the device; null while it is there.'),
};

export const ListedLine = closed(
  {
    ...ownedLine,
    deviceName: nullable(name, 'What the device is called.'),
    mac: nullable(freeText(LENGTHS.mac), 'The MAC address of the device.'),
    locationId: nullable(Id, 'Where the owner is called now; null if they are not.'),
    extension: nullable(freeText(LENGTHS.extension), 'By which the owner of the line is called now.'),
    phoneNumber: nullable(freeText(LENGTHS.phoneNumber)),
  },
  'A line on a device, with the name of its owner, and how they are called.',
);
export type ListedLine = Static<typeof ListedLine>;
