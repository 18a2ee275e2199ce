/** What a SCIM attribute is (RFC 7643 §2.2 and §7). Filters, PATCH, projections and `/Schemas` all read these values. */

export type AttributeType = 'string' | 'boolean' | 'dateTime' | 'reference' | 'binary' | 'complex';

export interface Attribute {
  readonly name: string;
  readonly type: AttributeType;
  readonly description: string;
  readonly multiValued: boolean;
  readonly required: boolean;
  readonly caseExact: boolean;
  readonly mutability: 'readWrite' | 'readOnly' | 'writeOnly' | 'immutable';
  readonly returned: 'always' | 'default' | 'never' | 'request';
  readonly uniqueness: 'none' | 'server';
  readonly canonicalValues?: readonly string[];
  readonly referenceTypes?: readonly string[];
  readonly subAttributes: readonly Attribute[];
}

/** What an attribute may say besides its name and its meaning; the rest is what RFC 7643 §2.2 takes for granted. */
export type Traits = Partial<Omit<Attribute, 'name' | 'type' | 'description'>>;

export interface Schema {
  /** Its URN. */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly attributes: readonly Attribute[];
}

export interface ResourceType {
  readonly name: string;
  /** Its path below `/scim/v2`. */
  readonly endpoint: string;
  readonly description: string;
  readonly schema: Schema;
  readonly extensions: readonly Schema[];
}

export const text = (name: string, description: string, traits: Traits = {}) => attribute('string', name, description, traits);
export const flag = (name: string, description: string, traits: Traits = {}) => attribute('boolean', name, description, traits);
export const time = (name: string, description: string, traits: Traits = {}) => attribute('dateTime', name, description, traits);
/** References are compared exactly (RFC 7643 §2.3.7). */
export const reference = (name: string, description: string, referenceTypes: readonly string[], traits: Traits = {}) =>
  attribute('reference', name, description, { caseExact: true, referenceTypes, ...traits });
export const complex = (name: string, description: string, subAttributes: readonly Attribute[], traits: Traits = {}) =>
  attribute('complex', name, description, { subAttributes, ...traits });
export const list = (name: string, description: string, subAttributes: readonly Attribute[], traits: Traits = {}) =>
  complex(name, description, subAttributes, { multiValued: true, ...traits });

/** What nobody but the server writes. */
export const READ_ONLY: Traits = { mutability: 'readOnly' };

function attribute(type: AttributeType, name: string, description: string, traits: Traits): Attribute {
  return {
    name,
    type,
    description,
    multiValued: false,
    required: false,
    caseExact: false,
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    subAttributes: [],
    ...traits,
  };
}
