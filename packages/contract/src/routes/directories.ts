/** Routes of directories, from which people come by SCIM. Their tokens are listed, rotated and revoked like all tokens. */
import Type from 'typebox';
import {
  DIRECTORY_KIND_WORDS,
  DIRECTORY_RULES_LIMIT,
  Directory,
  DirectoryCall,
  DirectoryRule,
  IssuedDirectory,
  ON_INACTIVE_WORDS,
  RulesPreview,
} from '../directory-objects.ts';
import { IssuedToken } from '../identity-objects.ts';
import { listOf, listQuery } from '../lists.ts';
import { Person } from '../objects.ts';
import { defineRoute } from '../route.ts';
import { closed, nullable, oneOf, PageQuery, pageOf, reason, Time, WriteQuery } from '../schema.ts';
import { BASE, name, ReasonBody } from './common.ts';

const members = {
  kind: oneOf(DIRECTORY_KIND_WORDS, 'Which product it is.'),
  onInactive: Type.Optional(oneOf(ON_INACTIVE_WORDS, 'What happens to people that it deactivates. Defaults to `disable`.')),
  rules: Type.Optional(
    Type.Array(DirectoryRule, { maxItems: DIRECTORY_RULES_LIMIT, description: 'What the members of its groups get.' }),
  ),
};
const tokenExpiresAt = Type.Optional(
  nullable(Time, 'When the token ends. Null or left out: never, if `maxTokenDays` of the policy allows it.'),
);

export const createDirectory = defineRoute({
  id: 'native.directories.create',
  method: 'POST',
  path: `${BASE}/directories`,
  summary: 'Adds a directory, and shows its token once. It calls heldby at `/scim/v2`.',
  scope: 'tokens:write',
  query: WriteQuery,
  body: closed({ name: name('For people.'), ...members, tokenExpiresAt, ...reason }),
  status: 201,
  reply: IssuedDirectory,
});

export const listDirectories = defineRoute({
  id: 'native.directories.list',
  method: 'GET',
  path: `${BASE}/directories`,
  summary: 'Lists the directories in the order in which they were added.',
  scope: 'people.org:read',
  query: listQuery({ item: Directory, sorts: ['createdAt'], filters: {} }),
  status: 200,
  reply: listOf(Directory),
});

export const getDirectory = defineRoute({
  id: 'native.directories.get',
  method: 'GET',
  path: `${BASE}/directories/{directoryId}`,
  summary: 'Returns a directory, with how many people and groups it manages and when it last called.',
  scope: 'people.org:read',
  status: 200,
  reply: Directory,
});

export const updateDirectory = defineRoute({
  id: 'native.directories.update',
  method: 'PATCH',
  path: `${BASE}/directories/{directoryId}`,
  summary: 'Changes the given members of a directory. Other rules hold at once, for everybody that it manages.',
  alone: 'Rules are applied to everybody that it manages, in transactions of their own.',
  scope: 'tokens:write',
  query: WriteQuery,
  body: closed({ name: Type.Optional(name('For people.')), ...members, kind: Type.Optional(members.kind), ...reason }),
  status: 200,
  reply: Directory,
});

/** What somebody reads before they decide. */
const PREVIEW_LIMIT = 200;

export const previewDirectoryRules = defineRoute({
  id: 'native.directories.previewRules',
  method: 'POST',
  path: `${BASE}/directories/{directoryId}/preview-rules`,
  summary: `Shows whose role or location other rules would change: how many people, and the first ${PREVIEW_LIMIT} of them. Nothing is changed.`,
  scope: 'people.org:read',
  body: closed({
    rules: Type.Array(DirectoryRule, { maxItems: DIRECTORY_RULES_LIMIT, description: 'The rules in place of those that hold.' }),
  }),
  status: 200,
  reply: RulesPreview,
});

export const removeDirectory = defineRoute({
  id: 'native.directories.remove',
  method: 'DELETE',
  path: `${BASE}/directories/{directoryId}`,
  summary: 'Removes a directory and its tokens. The people and groups from it stay as they are, and anybody may change them.',
  scope: 'tokens:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 204,
  reply: null,
});

export const createDirectoryToken = defineRoute({
  id: 'native.directories.createToken',
  method: 'POST',
  path: `${BASE}/directories/{directoryId}/tokens`,
  summary: 'Makes another token for a directory, and shows it once. The ones before go on.',
  scope: 'tokens:write',
  query: WriteQuery,
  body: closed({ tokenExpiresAt, ...reason }),
  bodyOptional: true,
  status: 201,
  reply: IssuedToken,
});

const CALL_OUTCOME_WORDS = ['refused', 'answered'] as const;

export const listDirectoryCalls = defineRoute({
  id: 'native.directories.calls',
  method: 'GET',
  path: `${BASE}/directories/{directoryId}/calls`,
  summary:
    'Lists the last calls of a directory, the newest first: 500 that were refused, and 100 that were answered. They are kept for 30 days.',
  scope: 'people.org:read',
  query: closed({
    ...PageQuery.properties,
    outcome: Type.Optional(oneOf(CALL_OUTCOME_WORDS, 'Only calls that were refused, or only those that were answered.')),
  }),
  status: 200,
  reply: pageOf(DirectoryCall),
});

export const releasePerson = defineRoute({
  id: 'native.people.release',
  method: 'POST',
  path: `${BASE}/people/{personId}/release`,
  summary: 'Releases a person from their directory: it does not see them any more, and administrators change them again.',
  scope: 'tokens:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: Person,
});
