/** The core's groups as groups of SCIM, and back. Pure. */
import type { GroupWish, ProvisionedGroup } from '../../../core/composed/provision-group.ts';
import { parseUuid } from '../../../lib/uuid.ts';
import { ScimProblem } from '../problems.ts';
import { type Document, valuesAt } from '../schemas/document.ts';
import { GROUP_SCHEMA } from '../schemas/group.ts';
import { GROUP, USER } from '../schemas/resources.ts';
import { metaOf, type Times } from './meta.ts';

export function toDocument({ group, link, members }: ProvisionedGroup, base: string): Document {
  return {
    schemas: [GROUP_SCHEMA.id],
    id: group.id,
    ...(link.externalId === null ? {} : { externalId: link.externalId }),
    displayName: group.name,
    ...(members.length === 0 ? {} : { members: members.map(member => toMember(member, base)) }),
    meta: metaOf(GROUP, base, group.id, timesOf({ link })),
  };
}

export function timesOf({ link: { createdAt, modifiedAt } }: Pick<ProvisionedGroup, 'link'>): Times {
  return { createdAt, modifiedAt };
}

/** `members`: whether the document says who is in it. A directory that says nothing of them means no change. */
export function toWish(document: Document, saysMembers: boolean, before?: ProvisionedGroup): GroupWish {
  const { displayName, externalId } = document;
  if (typeof displayName !== 'string')
    throw new ScimProblem('invalidValue', 'displayName is missing. It is the name of the group.');
  const members = valuesAt(document, ['members', 'value']).map(id => parseUuid(String(id)) ?? String(id));
  return {
    name: displayName,
    externalId: typeof externalId === 'string' ? externalId : (before?.link.externalId ?? null),
    members: saysMembers ? members : undefined,
  };
}

/** Whether a body has the list of the members, be it an empty one. */
export function hasMembers(body: Document): boolean {
  return Object.keys(body).some(name => name.toLowerCase() === 'members');
}

function toMember({ id, displayName }: ProvisionedGroup['members'][number], base: string): Document {
  return { value: id, $ref: `${base}${USER.endpoint}/${id}`, display: displayName, type: 'User' };
}
