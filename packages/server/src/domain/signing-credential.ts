/** Signing credentials, which apps are signed with. Only the expiry is tracked; the keys are kept elsewhere. */
import type { Instant } from '../lib/instant.ts';
import type { SigningCredentialId } from './ids.ts';

export const SIGNING_PLATFORMS = ['ios', 'android', 'windows_phone', 'windows'] as const;
export type SigningPlatform = (typeof SIGNING_PLATFORMS)[number];

export interface SigningCredential {
  readonly id: SigningCredentialId;
  readonly description: string;
  readonly platform: SigningPlatform;
  readonly expiresAt: Instant;
  readonly createdAt: Instant;
}
