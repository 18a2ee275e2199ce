/** Locations and workspaces as they travel (contract webex §5.3). */
import Type, { type Static } from 'typebox';
import { filter, id, orgId, page } from './requests.ts';

const text = Type.String();
const optionalText = Type.Optional(Type.String());

/** Lists under telephony/config are named after what they hold. */
const brief = { id: text, name: text, orgId: text };
export const CallingLocation = Type.Object(brief);
export type CallingLocation = Static<typeof CallingLocation>;
export const CallingLocations = Type.Object({ locations: Type.Array(CallingLocation) });

export const Location = Type.Object({
  ...brief,
  address: Type.Object({ address1: text, city: text, state: text, postalCode: text, country: text }),
});
export const Locations = Type.Object({ items: Type.Array(Location) });

export const ExamplePassword = Type.Object({ exampleSipPassword: text });

export const Workspace = Type.Object({
  id: text,
  orgId: text,
  displayName: text,
  locationId: optionalText,
  workspaceLocationId: optionalText,
  type: text,
  created: text,
  calling: Type.Object({
    type: text,
    webexCalling: Type.Optional(
      Type.Object({
        extension: optionalText,
        phoneNumber: optionalText,
        locationId: text,
        licenses: Type.Array(text),
      }),
    ),
  }),
  calendar: Type.Object({ type: text }),
  hotdeskingStatus: text,
  supportedDevices: text,
  devicePlatform: text,
});
export type Workspace = Static<typeof Workspace>;
export const Workspaces = Type.Object({ items: Type.Array(Workspace) });

const place = { max: page.max, cursor: page.cursor };
export const LocationQuery = Type.Object({ ...orgId, ...place });
export const WorkspaceQuery = Type.Object({ ...orgId, ...place, displayName: filter, locationId: id, workspaceLocationId: id });
export type WorkspaceQuery = Static<typeof WorkspaceQuery>;
