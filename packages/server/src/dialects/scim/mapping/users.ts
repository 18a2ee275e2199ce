/** The core's people as users of SCIM, and back. Pure. */
import type { ProvisionWish } from '../../../core/composed/provision-person.ts';
import type { Said } from '../../../domain/directory.ts';
import { displayNameOf } from '../../../domain/person.ts';
import type { HeldByProvisioned } from '../../../services/directories/provisioned-devices.ts';
import type { ProvisionedUser } from '../../../services/directories/provisioned-people.ts';
import { ScimProblem } from '../problems.ts';
import { HELD_SCHEMA } from '../schemas/device.ts';
import { type Document, isAssigned, isDocument, memberOf } from '../schemas/document.ts';
import { ENTERPRISE_SCHEMA } from '../schemas/enterprise.ts';
import { GROUP, USER } from '../schemas/resources.ts';
import { USER_SCHEMA } from '../schemas/user.ts';
import { toHeld } from './devices.ts';
import { metaOf, type Times } from './meta.ts';

const ENTERPRISE = ENTERPRISE_SCHEMA.id;

/** What the directory has said about them: the form in which it is changed. */
export function toSaid(user: ProvisionedUser): Document {
  const { link } = user;
  const { login, firstName, lastName, employeeNumber } = saidOf(user);
  const { name, [ENTERPRISE]: enterprise, ...attributes } = link.attributes;
  return assigned({
    ...attributes,
    externalId: link.externalId,
    userName: login,
    name: assigned({ ...objectOf(name), givenName: firstName, familyName: lastName }),
    active: link.active,
    [ENTERPRISE]: assigned({ ...objectOf(enterprise), employeeNumber }),
  });
}

/** What is shown of them: what the directory has said, with what the core knows besides. */
export function toDocument(user: ProvisionedUser, base: string, held: readonly HeldByProvisioned[] = []): Document {
  const { person, groups } = user;
  const said = toSaid(user);
  const manager = memberOf(memberOf(said, ENTERPRISE), 'manager');
  return assigned({
    schemas: [USER_SCHEMA.id, ...(said[ENTERPRISE] === undefined ? [] : [ENTERPRISE])],
    id: person.id,
    ...said,
    displayName: said.displayName ?? shownNameOf(user),
    emails: said.emails ?? (person.email === null ? [] : [{ value: person.email, type: 'work', primary: true }]),
    groups: groups.map(({ id, name }) => ({ value: id, $ref: `${base}${GROUP.endpoint}/${id}`, display: name, type: 'direct' })),
    ...(isDocument(manager) ? { [ENTERPRISE]: withManager(said[ENTERPRISE], manager, base) } : {}),
    ...(held.length === 0 ? {} : { [HELD_SCHEMA.id]: { devices: held.map(each => toHeld(each, base)) } }),
    meta: metaOf(USER, base, person.id, timesOf(user)),
  });
}

export function timesOf({ person, link }: ProvisionedUser): Times {
  return { createdAt: link.createdAt, modifiedAt: Math.max(person.modifiedAt, link.modifiedAt) };
}

/** `before`: where the document says nothing of them, the id and the state stay. */
export function toWish(document: Document, before?: ProvisionedUser): ProvisionWish {
  const { userName, externalId, active, name, [ENTERPRISE]: enterprise, ...rest } = document;
  if (typeof userName !== 'string')
    throw new ScimProblem('invalidValue', 'userName is missing. It is the name with which they sign in.');
  const { givenName, familyName, ...otherNames } = objectOf(name);
  const { employeeNumber, ...otherWork } = objectOf(enterprise);
  const said: Said = {
    login: userName,
    firstName: textOf(givenName) ?? '',
    lastName: textOf(familyName) ?? '',
    ...saidNameOf(document),
    email: preferred(document.emails, 'work'),
    mobilePhone: ofType(document.phoneNumbers, 'mobile'),
    employeeNumber: textOf(employeeNumber),
  };
  return {
    said,
    externalId: textOf(externalId) ?? before?.link.externalId ?? null,
    active: typeof active === 'boolean' ? active : undefined,
    attributes: assigned({ ...rest, name: otherNames, [ENTERPRISE]: otherWork }),
  };
}

/** Of somebody who is not here, what the directory has said meanwhile. */
function saidOf({ person, link }: ProvisionedUser): Pick<Said, 'login' | 'firstName' | 'lastName' | 'employeeNumber'> {
  return link.pending ?? { ...person, employeeNumber: person.details?.employeeNumber ?? null };
}

/** What the core made of the names, or would make of them when they return. */
function shownNameOf({ person, link: { pending } }: ProvisionedUser): string {
  return pending === null ? person.displayName : displayNameOf(pending);
}

/** Left out, the core makes it of the names. */
function saidNameOf({ displayName, name }: Document): Pick<Said, 'displayName'> {
  const text = textOf(displayName) ?? textOf(memberOf(name, 'formatted'));
  return text === null ? {} : { displayName: text };
}

function withManager(enterprise: unknown, manager: Document, base: string): Document {
  const $ref = typeof manager.value === 'string' ? `${base}${USER.endpoint}/${manager.value}` : undefined;
  return { ...objectOf(enterprise), manager: assigned({ ...manager, $ref }) };
}

/** The first choice of a list, or else the one of this type, or else the first. */
function preferred(list: unknown, type: string): string | null {
  const elements = Array.isArray(list) ? list : [];
  const chosen = elements.find(each => memberOf(each, 'primary') === true) ?? elements.find(isOfType(type)) ?? elements[0];
  return textOf(memberOf(chosen, 'value'));
}

function ofType(list: unknown, type: string): string | null {
  return Array.isArray(list) ? textOf(memberOf(list.find(isOfType(type)), 'value')) : null;
}

function isOfType(type: string): (element: unknown) => boolean {
  return element => String(memberOf(element, 'type')).toLowerCase() === type;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function objectOf(value: unknown): Document {
  return isDocument(value) ? value : {};
}

/** Without the members that are not assigned. */
function assigned(document: Document): Record<string, unknown> {
  return Object.fromEntries(Object.entries(document).filter(([, value]) => isAssigned(value)));
}
