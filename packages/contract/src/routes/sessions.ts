/** Routes of sessions: where people are signed in. */
import Type from 'typebox';
import { EndedSessions, Session } from '../identity-objects.ts';
import { LENGTHS } from '../lengths.ts';
import { idFilter, listOf, listQuery, timeFilter } from '../lists.ts';
import { defineRoute } from '../route.ts';
import { closed, reason, text, WriteQuery } from '../schema.ts';
import { BASE, ReasonBody } from './common.ts';

const filters = {
  application: idFilter('The OAuth client that is signed in from there.'),
  unusedSince: timeFilter('Nobody has used it since.'),
};

export const listSessions = defineRoute({
  id: 'native.sessions.list',
  method: 'GET',
  path: `${BASE}/sessions`,
  summary: 'Lists where people are signed in, in the order in which they signed in.',
  scope: 'people.org:write',
  query: listQuery({
    item: Session,
    sorts: ['createdAt'],
    filters: {
      person: idFilter('Whose they are.'),
      ...filters,
      q: Type.Optional(text(LENGTHS.search, 'A part of the name of the person, ignoring letter case.')),
    },
  }),
  status: 200,
  reply: listOf(Session),
});

export const listSessionsOfPerson = defineRoute({
  id: 'native.people.sessions',
  method: 'GET',
  path: `${BASE}/people/{personId}/sessions`,
  summary: 'Lists where a person is signed in: yourself, or anybody for an administrator of people.',
  scope: 'devices:read',
  query: listQuery({ item: Session, sorts: ['createdAt'], filters }),
  status: 200,
  reply: listOf(Session),
});

export const endSession = defineRoute({
  id: 'native.sessions.end',
  method: 'POST',
  path: `${BASE}/sessions/{sessionId}/end`,
  summary: 'Ends a session, and every token that came from it: your own, or of anybody for an administrator of people.',
  scope: 'devices:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: EndedSessions,
});

export const endSessionsOfPerson = defineRoute({
  id: 'native.people.endSessions',
  method: 'POST',
  path: `${BASE}/people/{personId}/sessions/end`,
  summary: 'Ends all sessions of a person, and every token that came from them: your own, or of anybody for an administrator.',
  scope: 'devices:write',
  query: WriteQuery,
  body: closed({
    keepCurrent: Type.Optional(
      Type.Boolean({ description: 'Whether the session that your token came from stays. Defaults to false.' }),
    ),
    ...reason,
  }),
  bodyOptional: true,
  status: 200,
  reply: EndedSessions,
});
