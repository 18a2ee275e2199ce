/** What the service says about itself (RFC 7643 §5 to §7): made from the same table of attributes that reads requests. */
import { BULK_OPERATIONS_LIMIT, COUNT_LIMIT, DEFAULT_COUNT, MAX_BODY_BYTES } from '../limits.ts';
import type { Attribute, ResourceType, Schema } from '../schemas/attribute.ts';
import type { Document } from '../schemas/document.ts';

const CORE = 'urn:ietf:params:scim:schemas:core:2.0';

export function toServiceProviderConfig(base: string): Document {
  return {
    schemas: [`${CORE}:ServiceProviderConfig`],
    patch: { supported: true },
    bulk: { supported: true, maxOperations: BULK_OPERATIONS_LIMIT, maxPayloadSize: MAX_BODY_BYTES },
    filter: { supported: true, maxResults: COUNT_LIMIT },
    pagination: {
      cursor: true,
      index: true,
      defaultPaginationMethod: 'index',
      defaultPageSize: DEFAULT_COUNT,
      maxPageSize: COUNT_LIMIT,
    },
    changePassword: { supported: false },
    sort: { supported: true },
    etag: { supported: true },
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'Token of a directory',
        description: 'A full administrator gets it when they add the directory. It is good for provisioning alone.',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
  };
}

export function toSchema({ id, name, description, attributes }: Schema, base: string): Document {
  return {
    schemas: [`${CORE}:Schema`],
    id,
    name,
    description,
    attributes: attributes.map(toAttribute),
    meta: { resourceType: 'Schema', location: `${base}/Schemas/${id}` },
  };
}

export function toResourceType({ name, endpoint, description, schema, extensions }: ResourceType, base: string): Document {
  return {
    schemas: [`${CORE}:ResourceType`],
    id: name,
    name,
    endpoint,
    description,
    schema: schema.id,
    schemaExtensions: extensions.map(each => ({ schema: each.id, required: false })),
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/${name}` },
  };
}

function toAttribute({ subAttributes, canonicalValues, referenceTypes, type, ...attribute }: Attribute): Document {
  return {
    ...attribute,
    type,
    ...(canonicalValues === undefined ? {} : { canonicalValues }),
    ...(referenceTypes === undefined ? {} : { referenceTypes }),
    ...(type === 'complex' ? { subAttributes: subAttributes.map(toAttribute) } : {}),
  };
}
