/** The attributes that every resource has (RFC 7643 §3), and the sub-attributes that most lists have (§2.4). */
import { type Attribute, complex, flag, READ_ONLY, reference, text, time } from './attribute.ts';

export const SCHEMAS = text('schemas', 'The schemas of the attributes that the resource has.', {
  multiValued: true,
  caseExact: true,
  returned: 'always',
  ...READ_ONLY,
});

export const ID = text('id', 'The id that heldby gave it.', {
  caseExact: true,
  returned: 'always',
  uniqueness: 'server',
  ...READ_ONLY,
});

export const EXTERNAL_ID = text('externalId', 'The id that the directory gave it.', { caseExact: true });

export const META = complex(
  'meta',
  'What the server says about the resource.',
  [
    text('resourceType', 'The kind of resource.', { caseExact: true, ...READ_ONLY }),
    time('created', 'When it was created.', READ_ONLY),
    time('lastModified', 'When it was last changed.', READ_ONLY),
    reference('location', 'Where it is read.', ['uri'], READ_ONLY),
    text('version', 'Its ETag.', { caseExact: true, ...READ_ONLY }),
  ],
  READ_ONLY,
);

export const COMMON: readonly Attribute[] = [SCHEMAS, ID, EXTERNAL_ID, META];

/** A list's value with what it is called, what kind of value it is, and whether it is the first choice. */
export function plural(value: Attribute, kinds: readonly string[]): readonly Attribute[] {
  return [
    value,
    text('display', 'What people call it.'),
    text('type', 'The kind of value.', kinds.length > 0 ? { canonicalValues: kinds } : {}),
    flag('primary', 'Whether it is the first choice. At most one is.'),
  ];
}
