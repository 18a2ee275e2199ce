/** Workspaces as they travel (contract webex §5.3 and §5.6). */
import { LENGTHS } from '@heldby/contract';
import Type, { type Static } from 'typebox';
import { Device } from './devices.ts';
import { filter, id, orgId, page } from './requests.ts';

const text = Type.String();
const optionalText = Type.Optional(text);
const words = (...all: string[]) => Type.Optional(Type.String({ enum: all }));
const line = Type.Optional(Type.String({ maxLength: LENGTHS.name }));

const Calendar = Type.Object({ type: Type.String({ enum: ['none', 'google', 'microsoft'] }), emailAddress: line });
const DeviceHostedMeetings = Type.Object({ enabled: Type.Boolean(), siteUrl: line });
const IndoorNavigation = Type.Object({ url: Type.Optional(Type.String({ maxLength: LENGTHS.url })) });

/** Members that are kept as they were sent. */
const kept = {
  type: words('notSet', 'focus', 'huddle', 'meetingRoom', 'open', 'desk', 'other'),
  capacity: Type.Optional(Type.Integer({ minimum: -1, maximum: 100_000 })),
  notes: Type.Optional(Type.String({ maxLength: LENGTHS.description })),
  floorId: id,
  calendar: Type.Optional(Calendar),
  hotdeskingStatus: words('on', 'off'),
  deviceHostedMeetings: Type.Optional(DeviceHostedMeetings),
  indoorNavigation: Type.Optional(IndoorNavigation),
};

const Calling = Type.Object({
  type: text,
  webexCalling: Type.Optional(
    Type.Object({ extension: optionalText, phoneNumber: optionalText, locationId: text, licenses: Type.Array(text) }),
  ),
});

export const Workspace = Type.Object({
  id: text,
  orgId: text,
  displayName: text,
  locationId: optionalText,
  workspaceLocationId: optionalText,
  ...kept,
  created: text,
  calling: Calling,
  supportedDevices: text,
  devicePlatform: text,
  devices: Type.Optional(Type.Array(Device, { description: 'Those that it owns, where they are asked for' })),
});
export type Workspace = Static<typeof Workspace>;
export const Workspaces = Type.Object({ items: Type.Array(Workspace) });

const phone = Type.Optional(Type.String({ maxLength: LENGTHS.phone }));
const input = {
  orgId: id,
  locationId: id,
  workspaceLocationId: id,
  ...kept,
  supportedDevices: words('phones', 'collaborationDevices'),
  calling: Type.Optional(
    Type.Object({
      type: Type.String({ enum: ['none', 'webexCalling'] }),
      webexCalling: Type.Optional(
        Type.Object({
          locationId: id,
          extension: phone,
          phoneNumber: phone,
          licenses: Type.Optional(Type.Array(Type.String({ maxLength: LENGTHS.id }), { maxItems: 100 })),
        }),
      ),
    }),
  ),
};
const displayName = Type.String({ minLength: 1, maxLength: LENGTHS.name });
export const NewWorkspace = Type.Object({ ...input, displayName });
export const WorkspaceInput = Type.Object({ ...input, displayName: Type.Optional(displayName) });
export type WorkspaceInput = Static<typeof WorkspaceInput>;

export const WorkspaceDetailsQuery = Type.Object({ ...orgId, includeDevices: Type.Optional(Type.Boolean()) });
export const WorkspaceQuery = Type.Object({
  ...WorkspaceDetailsQuery.properties,
  max: page.max,
  cursor: page.cursor,
  displayName: filter,
  locationId: id,
  workspaceLocationId: id,
  floorId: id,
  capacity: Type.Optional(Type.Integer({ minimum: -1 })),
  type: filter,
  calling: filter,
  calendar: filter,
  supportedDevices: filter,
  devicePlatform: filter,
  deviceHostedMeetingsEnabled: Type.Optional(Type.Boolean()),
});
export type WorkspaceQuery = Static<typeof WorkspaceQuery>;
