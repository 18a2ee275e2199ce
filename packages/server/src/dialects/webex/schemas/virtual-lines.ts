/** Virtual lines as they travel (contract webex §3.8). */
import { LENGTHS } from '@heldby/contract';
import Type, { type Static } from 'typebox';
import { LineDevices } from './owners.ts';
import { filter, id, orgId, page } from './requests.ts';

const text = Type.String();
const optionalText = Type.Optional(text);
const line = Type.Optional(Type.String({ maxLength: LENGTHS.name }));

/** Members that are kept as they were sent. */
const kept = {
  displayName: line,
  callerIdLastName: line,
  callerIdFirstName: line,
  callerIdNumber: line,
  announcementLanguage: line,
  timeZone: line,
};

export const VirtualLine = Type.Object({
  id: text,
  firstName: text,
  lastName: text,
  ...kept,
  number: Type.Object({ external: optionalText, extension: optionalText, primary: Type.Boolean() }),
  location: Type.Object({ id: text, name: text }),
  numberOfDevicesAssigned: Type.Integer(),
});
export type VirtualLine = Static<typeof VirtualLine>;
export const VirtualLines = Type.Object({ virtualLines: Type.Array(VirtualLine) });
export const VirtualLineDevices = LineDevices;

const phone = Type.Optional(Type.String({ maxLength: LENGTHS.phone }));
const name = Type.String({ minLength: 1, maxLength: LENGTHS.name });
const input = { ...kept, phoneNumber: phone, extension: phone };
export const NewVirtualLine = Type.Object({
  ...input,
  firstName: name,
  lastName: name,
  locationId: Type.String({ maxLength: LENGTHS.id }),
});
export const VirtualLineInput = Type.Object({ ...input, firstName: Type.Optional(name), lastName: Type.Optional(name) });
export type VirtualLineInput = Static<typeof VirtualLineInput>;
export const CreatedVirtualLine = Type.Object({ id: text });

const flag = Type.Optional(Type.Boolean());
export const VirtualLineQuery = Type.Object({
  ...orgId,
  max: page.max,
  cursor: page.cursor,
  locationId: id,
  id,
  ownerName: filter,
  phoneNumber: filter,
  hasDeviceAssigned: flag,
  hasExtensionAssigned: flag,
  hasDnAssigned: flag,
});
export type VirtualLineQuery = Static<typeof VirtualLineQuery>;
