/** Which policy a setting belongs to, what is asked of its preview, and how what it names is called. */
import type { PolicyTarget } from '@heldby/client';
import { FORESEEN as words } from '../../../words/settings.ts';

export interface Asked {
  readonly policy: 'stale' | 'caps' | 'approval' | 'loans' | 'retention';
  readonly query: Readonly<Record<string, unknown>>;
}

const POLICIES: readonly (readonly [RegExp, Asked['policy']])[] = [
  [/^stale/, 'stale'],
  [/^cap[A-Z]/, 'caps'],
  [/^approval/, 'approval'],
  [/^loanRemind/, 'loans'],
  [/^(keep|eraseLeavers)/, 'retention'],
];
/** Of these a preview also has what they do not hit now. */
const DUE: ReadonlySet<string> = new Set(['stale', 'caps']);

/** Whether the setting belongs to a policy that says what it would do. */
export function hasPreview(setting: string): boolean {
  return POLICIES.some(([names]) => names.test(setting));
}

/** Null where there is nothing to foresee: a setting of no policy, and what is typed and is no value. An empty one takes the setting back. */
export function previewOf(setting: string, value: unknown): Asked | null {
  const policy = POLICIES.find(([names]) => names.test(setting))?.[1];
  const isEmpty = value === null || (Array.isArray(value) && value.length === 0);
  if (policy === undefined || value === undefined) return null;
  const asked = isEmpty ? { without: [setting] } : { [setting]: value };
  return { policy, query: { ...(DUE.has(policy) ? { show: 'due' } : {}), ...asked } };
}

/** The device and who holds it, as far as it is about them. */
export function titleOf({ deviceId, deviceName, holders, things, count }: PolicyTarget): string {
  if (things !== null) return words.things(things, count ?? 0);
  const [holder] = holders;
  const device = deviceId === null ? [] : [deviceName ?? words.unnamed];
  return [...(holder === undefined ? [] : [holder.name]), ...device].join(' · ');
}
