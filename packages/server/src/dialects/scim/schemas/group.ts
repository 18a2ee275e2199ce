/** The Group schema (RFC 7643 §4.2). */
import { list, reference, type Schema, text } from './attribute.ts';

const MEMBERS = [
  text('value', 'The id of the person.', { caseExact: true, mutability: 'immutable' }),
  reference('$ref', 'Where the person is read.', ['User'], { mutability: 'immutable' }),
  text('display', 'The name of the person.', { mutability: 'immutable' }),
  text('type', 'What the member is.', { canonicalValues: ['User'], mutability: 'immutable' }),
];

export const GROUP_SCHEMA: Schema = {
  id: 'urn:ietf:params:scim:schemas:core:2.0:Group',
  name: 'Group',
  description: 'A group of people.',
  attributes: [
    text('displayName', 'The name of the group.', { required: true, uniqueness: 'server' }),
    list('members', 'The people in the group.', MEMBERS),
  ],
};
