/** What is typed about a sign-in provider, and what is sent of it. */
import type { IdentityProvider } from '@heldby/client';

type Known = Pick<IdentityProvider, 'name' | 'domains' | 'loginClaim' | 'verifiedAsText'>;

export interface Draft extends Omit<Known, 'domains'> {
  /** One in a line. */
  readonly domains: string;
}

export const NEW: Draft = { name: '', domains: '', loginClaim: 'email', verifiedAsText: false };

export function draftOf({ name, domains, loginClaim, verifiedAsText }: Known): Draft {
  return { name, domains: domains.join('\n'), loginClaim, verifiedAsText };
}

export function membersOf({ name, domains, loginClaim, verifiedAsText }: Draft): Known {
  const each = domains.split(/[\s,;]+/).filter(domain => domain !== '');
  return { name: name.trim(), domains: each, loginClaim: loginClaim.trim(), verifiedAsText };
}

export function isWhole({ name, loginClaim }: Draft): boolean {
  return name.trim() !== '' && loginClaim.trim() !== '';
}
