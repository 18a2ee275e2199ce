/** A dialect's part of the organization's policy: which members it owns, their schemas, and what holds without a setting. */
import type { TSchema } from 'typebox';
import type { Policy } from '../../domain/organization.ts';

export interface PolicyPart<Members extends object = object> {
  /** By member; the same values that the native API publishes. */
  readonly schema: Readonly<Record<keyof Members, TSchema>>;
  readonly defaults: Members;
}

/** What holds in an organization: its own setting, or the dialect's default. */
export function readPolicy<Members extends object, Name extends keyof Members & string>(
  part: PolicyPart<Members>,
  policy: Policy,
  name: Name,
): Members[Name] {
  // Settings are checked against their schema when they are stored.
  return (policy[name] as Members[Name] | undefined) ?? part.defaults[name];
}
