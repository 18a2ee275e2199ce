/** The licence for calls: its units, who has it, and how it is given and taken (contract webex §5.3 and §5.5). Pure. */
import type { CallingWish } from '../../../core/composed/call-owner.ts';
import type { Actor } from '../../../domain/actor.ts';
import { shownAddress } from '../../../domain/shown-address.ts';
import type { FoundPerson } from '../../../services/people/search.ts';
import { renderId, uuidOf } from '../ids.ts';
import { invalidField, missingField, WebexProblem } from '../problems.ts';
import type * as api from '../schemas/licenses.ts';
import { CALLING_LICENSE } from './people.ts';

/** Clients add nobody when all units are used, and read the number as an integer of 32 bits. */
const UNLIMITED_UNITS = 1_000_000_000;
/** The vendor's numbers for an unknown licence, and for one without the properties that it needs. */
const UNKNOWN_LICENSE = 400_000;
const NO_PROPERTIES = 400_411;

export function isCallingLicense(id: string): boolean {
  return uuidOf(id) === uuidOf(CALLING_LICENSE);
}

export function toLicense({ policy }: Actor, { people, workspaces }: { people: number; workspaces: number }) {
  return {
    id: CALLING_LICENSE,
    name: 'Webex Calling - Professional',
    totalUnits: policy.maxCallings ?? UNLIMITED_UNITS,
    consumedUnits: people + workspaces,
    consumedByUsers: people,
    consumedByWorkspaces: workspaces,
  };
}

export function toLicenseUser({ person }: FoundPerson, { policy }: Actor): api.LicenseUser {
  const { id, displayName } = person;
  return { id: renderId('PEOPLE', id), type: 'INTERNAL', displayName, email: shownAddress(person, policy) };
}

export function toUserLicenses({ person, calling }: FoundPerson, { policy, organizationId }: Actor) {
  return {
    orgId: renderId('ORGANIZATION', organizationId),
    personId: renderId('PEOPLE', person.id),
    email: shownAddress(person, policy),
    licenses: calling === null ? [] : [CALLING_LICENSE],
  };
}

/** Undefined where nothing about calls is asked for. Of several entries the last one counts. */
export function toLicenseWish({ licenses = [], siteUrls = [] }: api.LicenseChange): CallingWish | undefined {
  if (siteUrls.length > 0) throw invalidField('siteUrls');
  if (licenses.some(({ id }) => !isCallingLicense(id))) {
    throw new WebexProblem('invalid', 'Invalid field value: licenses.id', UNKNOWN_LICENSE);
  }
  const last = licenses.at(-1);
  if (last === undefined) return undefined;
  if (last.operation === 'remove') return null;
  const { locationId, phoneNumber, extension } = last.properties ?? {};
  if (!phoneNumber && !extension) {
    throw new WebexProblem('invalid', missingField('licenses.properties').message, NO_PROPERTIES);
  }
  return {
    ...(locationId ? { locationId: uuidOf(locationId) } : {}),
    ...(phoneNumber ? { phoneNumber } : {}),
    ...(extension ? { extension } : {}),
  };
}
