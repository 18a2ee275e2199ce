/** Signing credentials, which apps are signed with. Only the expiry is tracked; the keys are kept elsewhere. */
import type { Instant } from '../lib/instant.ts';
import type { SigningCredentialId } from './ids.ts';

export type SigningPlatform = 'ios' | 'android' | 'windows_phone' | 'windows';

export interface SigningCredential {
  readonly id: SigningCredentialId;
  readonly description: string;
  readonly platform: SigningPlatform;
  readonly expiresAt: Instant;
  readonly createdAt: Instant;
}
