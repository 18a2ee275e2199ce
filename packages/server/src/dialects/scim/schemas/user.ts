/** The User schema (RFC 7643 §4.1). */
import { complex, flag, list, READ_ONLY, reference, type Schema, text } from './attribute.ts';
import { plural } from './common.ts';

const NAME = complex('name', 'The parts of their name.', [
  text('formatted', 'The whole name as it is written.'),
  text('familyName', 'The family name.'),
  text('givenName', 'The given name.'),
  text('middleName', 'The middle names.'),
  text('honorificPrefix', 'What comes before it, such as Dr.'),
  text('honorificSuffix', 'What comes after it, such as III.'),
]);

const ADDRESS = [
  text('formatted', 'The whole address as it is written.'),
  text('streetAddress', 'Street and number.'),
  text('locality', 'The city.'),
  text('region', 'The state or region.'),
  text('postalCode', 'The postal code.'),
  text('country', 'The country.'),
  text('type', 'The kind of address.', { canonicalValues: ['work', 'home', 'other'] }),
  flag('primary', 'Whether it is the first choice.'),
];

const GROUPS = [
  text('value', 'The id of the group.', { caseExact: true, ...READ_ONLY }),
  reference('$ref', 'Where the group is read.', ['Group'], READ_ONLY),
  text('display', 'The name of the group.', READ_ONLY),
  text('type', 'Whether they are a member themselves.', { canonicalValues: ['direct', 'indirect'], ...READ_ONLY }),
];

export const USER_SCHEMA: Schema = {
  id: 'urn:ietf:params:scim:schemas:core:2.0:User',
  name: 'User',
  description: 'A person.',
  attributes: [
    text('userName', 'The name with which they sign in.', { required: true, uniqueness: 'server' }),
    NAME,
    text('displayName', 'The name that people see.'),
    text('nickName', 'What people call them.'),
    reference('profileUrl', 'A page about them.', ['external']),
    text('title', 'What they do, such as Nurse.'),
    text('userType', 'Their kind of employment.'),
    text('preferredLanguage', 'The language that they prefer.'),
    text('locale', 'How dates and numbers are written for them.'),
    text('timezone', 'Their time zone, such as Europe/Berlin.'),
    flag('active', 'Whether they may sign in and use their devices.'),
    text('password', 'Taken and dropped: heldby keeps no password of a directory.', {
      mutability: 'writeOnly',
      returned: 'never',
    }),
    list('emails', 'Their mail addresses.', plural(text('value', 'The address.'), ['work', 'home', 'other'])),
    list(
      'phoneNumbers',
      'Their telephone numbers.',
      plural(text('value', 'The number.'), ['work', 'home', 'mobile', 'fax', 'pager', 'other']),
    ),
    list('ims', 'Their addresses for messages.', plural(text('value', 'The address.'), [])),
    list(
      'photos',
      'Pictures of them.',
      plural(reference('value', 'Where the picture is.', ['external']), ['photo', 'thumbnail']),
    ),
    list('addresses', 'Their postal addresses.', ADDRESS),
    list('groups', 'The groups that they are in. A group is changed by its members.', GROUPS, READ_ONLY),
    list('entitlements', 'What they are entitled to.', plural(text('value', 'The entitlement.'), [])),
    list('roles', 'The roles that the directory gives them.', plural(text('value', 'The role.'), [])),
    list('x509Certificates', 'Their certificates.', plural(text('value', 'The certificate.', { caseExact: true }), [])),
  ],
};
