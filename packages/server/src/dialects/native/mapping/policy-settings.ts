/** The settings in force, as the native API shows them: made of the contract's schemas, so that none can be forgotten. Pure. */
import * as api from '@heldby/contract';
import type { PolicyWithChanges } from '../../../core/organization/read-policy.ts';
import type { DefaultOf } from '../../../http/dialect/policy-defaults.ts';
import { toIso } from '../../../lib/instant.ts';

/** The parts of a setting's schema that people are shown. */
interface Shown {
  readonly type: readonly [api.PolicySetting['type'], 'null'];
  readonly description?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly (string | null)[];
  readonly items?: Pick<Shown, 'enum'>;
}

const SECTION_OF = new Map(
  api.POLICY_SECTION_WORDS.flatMap(section => Object.keys(api.POLICY_SECTIONS[section]).map(name => [name, section] as const)),
);

/** In the order in which references list them. */
export function toPolicySettings(stored: PolicyWithChanges, defaultOf: DefaultOf): api.PolicySetting[] {
  return Object.entries(api.Policy.properties).map(([name, schema]) =>
    toSetting(name, schema as unknown as Shown, stored, defaultOf),
  );
}

function toSetting(name: string, schema: Shown, { policy, changes }: PolicyWithChanges, defaultOf: DefaultOf): api.PolicySetting {
  const own = policy[name];
  const { value, source } = defaultOf(name);
  const change = changes.get(name);
  return {
    name,
    section: SECTION_OF.get(name) ?? 'core',
    type: schema.type[0],
    value: own ?? value ?? null,
    default: value ?? null,
    source: own === undefined ? source : 'organization',
    changedAt: change === undefined ? null : toIso(change.at),
    changedBy: change === undefined ? null : change.by,
    unit: api.POLICY_UNITS[name] ?? null,
    minimum: schema.minimum ?? null,
    maximum: schema.maximum ?? null,
    choices: choicesOf(schema),
    description: schema.description ?? '',
  };
}

function choicesOf({ enum: own, items }: Shown): string[] | null {
  return (own ?? items?.enum)?.filter(word => word !== null) ?? null;
}
