/** A person's apps for calls, where they answer first, and images for phones, as they travel (contract webex §3.10). */
import { LENGTHS } from '@heldby/contract';
import Type, { type Static } from 'typebox';

const text = Type.String();
const optionalText = Type.Optional(text);

const switches = {
  ringDevicesForClickToDialCallsEnabled: Type.Boolean(),
  ringDevicesForGroupPageEnabled: Type.Boolean(),
  ringDevicesForCallParkEnabled: Type.Boolean(),
  browserClientEnabled: Type.Boolean(),
  desktopClientEnabled: Type.Boolean(),
  tabletClientEnabled: Type.Boolean(),
  mobileClientEnabled: Type.Boolean(),
};
const Switches = Type.Object(switches);
export type Switches = Static<typeof Switches>;

export const ApplicationSettings = Type.Object({
  ...switches,
  browserClientId: optionalText,
  desktopClientId: optionalText,
  mobileClientId: optionalText,
  availableLineCount: Type.Integer(),
});
export type ApplicationSettings = Static<typeof ApplicationSettings>;
export const ApplicationSettingsInput = Type.Partial(Switches);
export type ApplicationSettingsInput = Static<typeof ApplicationSettingsInput>;

export const PreferredAnswer = Type.Object({
  preferredAnswerEndpointId: optionalText,
  endpoints: Type.Array(Type.Object({ id: text, type: text, name: text })),
});
export type PreferredAnswer = Static<typeof PreferredAnswer>;

/** Null takes the preference away. */
export const PreferredAnswerInput = Type.Object({
  preferredAnswerEndpointId: Type.Unsafe<string | null>({ type: ['string', 'null'], maxLength: LENGTHS.id }),
});

export const BackgroundImages = Type.Object({
  backgroundImages: Type.Array(Type.Object({ backgroundImageUrl: text, fileName: text })),
  count: Type.Integer(),
});
