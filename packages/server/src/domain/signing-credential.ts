/** What apps are signed with, as far as people must see when it expires. The key itself is kept elsewhere. */
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
