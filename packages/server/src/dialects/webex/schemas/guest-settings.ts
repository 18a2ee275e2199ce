/** Who may be a guest, and who signs in as one by the voice portal, as they travel (contract webex §3.9). */
import { LENGTHS } from '@heldby/contract';
import Type, { type Static } from 'typebox';

export const GuestPermission = Type.Object({ enabled: Type.Boolean() });

/** A client sends the object as a text that holds its JSON (contract webex §3.9). */
export const GuestPermissionInput = Type.Unsafe<{ enabled: boolean } | string>({
  ...GuestPermission,
  type: ['object', 'string'],
  maxLength: LENGTHS.name,
});
export type GuestPermissionInput = Static<typeof GuestPermissionInput>;

export const VoicePortalSignIn = Type.Object({ voicePortalHotDeskSignInEnabled: Type.Boolean() });
export const VoicePortalSignInInput = Type.Partial(VoicePortalSignIn);
export type VoicePortalSignInInput = Static<typeof VoicePortalSignInInput>;
