/** The core's signing credentials as Apperian's (contract apperian §6 and §10), and back. Pure. */
import type { Static } from 'typebox';
import type { SigningCredentialInput } from '../../../core/identity/signing-credentials.ts';
import { invalid } from '../../../domain/problem.ts';
import type { SigningCredential, SigningPlatform } from '../../../domain/signing-credential.ts';
import { renderId } from '../ids.ts';
import type { Credential, NewCredential } from '../schemas/credentials.ts';
import { parseDate, withoutOffset } from './dates.ts';

const PLATFORMS: Readonly<Record<SigningPlatform, number>> = { ios: 1, android: 2, windows_phone: 4, windows: 5 };

export function toCredential({ id, description, platform, expiresAt }: SigningCredential): Static<typeof Credential> {
  return { psk: renderId(id), description, expiration_date: withoutOffset(expiresAt), platform: PLATFORMS[platform] };
}

export function toCredentialInput({
  description,
  expiration_date,
  platform,
}: Static<typeof NewCredential>): SigningCredentialInput {
  const expiresAt = parseDate(expiration_date);
  if (expiresAt === undefined) throw invalid('expiration_date', 'a date such as 2040-04-01T00:00:00', expiration_date);
  const known = (Object.keys(PLATFORMS) as SigningPlatform[]).find(each => PLATFORMS[each] === platform);
  if (known === undefined) throw invalid('platform', '1, 2, 4 or 5', platform, 'enum');
  return { description, platform: known, expiresAt };
}
