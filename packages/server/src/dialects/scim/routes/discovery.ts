/** What the service says about itself: its abilities, its schemas and its kinds of resources (RFC 7644 §4). */
import { defineRoute } from '@heldby/contract';
import { notFound } from '../../../domain/problem.ts';
import type { DialectRoute } from '../../../http/dialect/dialect.ts';
import { toResourceType, toSchema, toServiceProviderConfig } from '../mapping/discovery.ts';
import type { Schema } from '../schemas/attribute.ts';
import type { Document } from '../schemas/document.ts';
import { ListResponse, ScimDocument } from '../schemas/messages.ts';
import { DEVICE, GROUP, USER } from '../schemas/resources.ts';
import { LIST_SCHEMA } from './listing.ts';
import type { ScimOptions } from './options.ts';
import { baseOf, SCIM, serveScim } from './serve.ts';

const RESOURCES = [USER, GROUP, DEVICE];
const SCHEMAS: readonly Schema[] = RESOURCES.flatMap(({ schema, extensions }) => [schema, ...extensions]);

const common = { method: 'GET', scope: 'scim', status: 200 } as const;

const config = defineRoute({
  id: 'scim.discovery.config',
  path: `${SCIM}/ServiceProviderConfig`,
  summary: 'What this service can do.',
  ...common,
  reply: ScimDocument,
});

const schemas = defineRoute({
  id: 'scim.discovery.schemas',
  path: `${SCIM}/Schemas`,
  summary: 'All schemas, with their attributes.',
  ...common,
  reply: ListResponse,
});

const schema = defineRoute({
  id: 'scim.discovery.schema',
  path: `${SCIM}/Schemas/{urn}`,
  summary: 'A schema with its attributes.',
  ...common,
  reply: ScimDocument,
});

const resourceTypes = defineRoute({
  id: 'scim.discovery.resourceTypes',
  path: `${SCIM}/ResourceTypes`,
  summary: 'The kinds of resources.',
  ...common,
  reply: ListResponse,
});

const resourceType = defineRoute({
  id: 'scim.discovery.resourceType',
  path: `${SCIM}/ResourceTypes/{resourceType}`,
  summary: 'A kind of resource.',
  ...common,
  reply: ScimDocument,
});

export function discoveryRoutes(options: ScimOptions): readonly DialectRoute[] {
  return [
    serveScim(config, async call => toServiceProviderConfig(baseOf(options, call))),
    serveScim(schemas, async call => listOf(SCHEMAS.map(each => toSchema(each, baseOf(options, call))))),
    serveScim(schema, async call => toSchema(named(SCHEMAS, call.params.urn, 'id', 'schema'), baseOf(options, call))),
    serveScim(resourceTypes, async call => listOf(RESOURCES.map(each => toResourceType(each, baseOf(options, call))))),
    serveScim(resourceType, async call =>
      toResourceType(named(RESOURCES, call.params.resourceType, 'name', 'resource type'), baseOf(options, call)),
    ),
  ];
}

function listOf(documents: readonly Document[]): object {
  const { length } = documents;
  return { schemas: [LIST_SCHEMA], totalResults: length, startIndex: 1, itemsPerPage: length, Resources: documents };
}

function named<K extends string, T extends Readonly<Record<K, string>>>(
  all: readonly T[],
  name: string | undefined,
  key: K,
  what: string,
): T {
  const found = all.find(each => each[key].toLowerCase() === name?.toLowerCase());
  if (found === undefined) throw notFound(what);
  return found;
}
