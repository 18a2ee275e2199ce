/** Values that fit a schema, made of what the registry already knows where that is possible. */
import type { Scalar } from './pool.ts';
import type { Random } from './random.ts';

/** As much of JSON Schema as the route tables use. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly format?: string;
  readonly pattern?: string;
}

/** What is known to exist under a member's name. */
export type Known = (name: string, random: Random) => Scalar | undefined;

/** Members whose schema is mere text, and what their text has to look like for anything to come of it. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  mac: ['00005E005301', '00:00:5e:00:53:02', '00-00-5E-00-53-FF'],
  macs: ['00005E005301', '00005E0053AA'],
  model: ['Cisco 8851', 'DMS Cisco 8851', 'Cisco 8865', 'iPhone17,1'],
  ip: ['10.0.0.1', '2001:db8::1'],
  code: ['0000000000000000', '1234567890123456'],
  grant_type: ['client_credentials', 'authorization_code', 'refresh_token'],
  client_id: ['fuzz-client', 'fuzz-web'],
  client_secret: ['fuzz-secret'],
  redirect_uri: ['https://app.example.com/callback?tenant=7'],
  response_type: ['code', 'token'],
  lineType: ['PRIMARY', 'SHARED_CALL_APPEARANCE'],
  path: ['tags', '/registry/v1/groups', '/registry/v1/devices', '/registry/v1/people/me', '/registry/v1/tokens/{a1.id}/revoke'],
  password: ['fuzz password'],
  platform: ['ios', 'android'],
};
const TEXTS = [
  'x',
  'Zoë',
  '電話 📱',
  "O'Brien; --",
  '<b>&"',
  ' ',
  'a/b?c#d',
  'ﬁ',
  '1',
  'true',
  'null',
  '%41',
  '\u202e\u0301',
] as const;
const NEW_ID = '01980000-0000-7000-8000-00000000';
const MICROS_AHEAD = 3_600_000;

/** A value that the schema accepts. Optional members come and go. */
export function valueFor(schema: Schema, name: string, random: Random, known: Known): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return random.pickOf(schema.enum);
  if (schema.anyOf !== undefined) return valueFor(random.pickOf(schema.anyOf) ?? {}, name, random, known);
  switch (typeOf(schema, random)) {
    case 'object':
      return objectFor(schema, random, known);
    case 'array': {
      const least = schema.minItems ?? 0;
      const count = least + random.below(Math.min(3, (schema.maxItems ?? least + 3) - least + 1));
      return Array.from({ length: count }, () => valueFor(schema.items ?? {}, name, random, known));
    }
    case 'integer':
    case 'number':
      return numberFor(schema, name, random, known);
    case 'boolean':
      return random.chance(0.5);
    case 'null':
      return null;
    default:
      return textFor(schema, name, random, known);
  }
}

export function objectFor(schema: Schema, random: Random, known: Known): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    if (!schema.required?.includes(name) && !random.chance(0.6)) continue;
    object[name] = valueFor(member, name, random, known);
  }
  return object;
}

function typeOf({ type, properties, items }: Schema, random: Random): string {
  if (typeof type === 'string') return type;
  if (type !== undefined) return random.pickOf(type) ?? 'string';
  if (properties !== undefined) return 'object';
  return items === undefined ? 'string' : 'array';
}

function numberFor({ minimum = 0, maximum = 1_000 }: Schema, name: string, random: Random, known: Known): number {
  const seen = random.chance(0.3) ? known(name, random) : undefined;
  if (typeof seen === 'number' && seen >= minimum && seen <= maximum) return Math.trunc(seen);
  if (random.chance(0.3)) return random.pick([minimum, maximum]);
  return Math.trunc(minimum + random.next() * Math.min(100, maximum - minimum));
}

function textFor(schema: Schema, name: string, random: Random, known: Known): string {
  if (schema.format === 'date-time') return new Date(Date.now() + random.below(MICROS_AHEAD)).toISOString();
  const seen = random.chance(0.7) ? known(name, random) : undefined;
  if (schema.format === 'uuid') return typeof seen === 'string' ? seen : newId(random);
  const word = random.pickOf(WORDS[name] ?? []);
  const text = (word !== undefined && random.chance(0.8) ? word : seen) ?? word ?? random.pick(TEXTS);
  return matching(fitted(String(text), schema, random), schema, random);
}

/** Most texts fit few patterns; a short name fits many. */
function matching(text: string, { pattern }: Schema, random: Random): string {
  if (pattern === undefined || new RegExp(pattern, 'u').test(text)) return text;
  const name = `a${random.below(20)}`;
  return new RegExp(pattern, 'u').test(name) ? name : text;
}

function fitted(text: string, { minLength = 0, maxLength = Number.POSITIVE_INFINITY }: Schema, random: Random): string {
  const unique = random.chance(0.3) ? `${text} ${random.below(1_000_000)}` : text;
  return [...unique.padEnd(minLength, 'x')].slice(0, maxLength).join('').slice(0, maxLength).toWellFormed();
}

/** An id that was never given to anything. */
export function newId(random: Random): string {
  return (
    NEW_ID +
    random
      .below(2 ** 16)
      .toString(16)
      .padStart(4, '0')
  );
}
