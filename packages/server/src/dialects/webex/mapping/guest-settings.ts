/** Who may be a guest, and whether guests sign in by the voice portal (contract webex §3.9). Pure. */
import type { Extras } from '../../../core/extras.ts';
import { invalidField, malformed, missingField } from '../problems.ts';
import type * as api from '../schemas/guest-settings.ts';
import { fromExtras, type HasExtras, toExtras } from './extras.ts';

export function toGuestAllowed(body: api.GuestPermissionInput): boolean {
  const enabled: unknown = typeof body === 'string' ? membersIn(body).enabled : body.enabled;
  if (enabled === undefined || enabled === null) throw missingField('enabled');
  if (typeof enabled !== 'boolean') throw invalidField('enabled');
  return enabled;
}

function membersIn(text: string): { readonly enabled?: unknown } {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    throw malformed();
  }
}

/** heldby has no voice portal, and keeps what was sent. */
const OFF = { voicePortalHotDeskSignInEnabled: false };

export function toVoicePortalSignIn(of: HasExtras): typeof OFF {
  return { ...OFF, ...fromExtras<typeof OFF>(of, ['voicePortalHotDeskSignInEnabled']) };
}

export function toKeptSignIn(body: api.VoicePortalSignInInput): Extras {
  return toExtras(['voicePortalHotDeskSignInEnabled'], body) ?? {};
}
