/** What holds where an organization has not set a setting: built in, or by a setting of the installation. */
import { POLICY_DEFAULTS } from '../../domain/policy-defaults.ts';
import type { Dialect } from './dialect.ts';

export interface DefaultSetting {
  /** Undefined where there is no limit or nothing is done. */
  readonly value: unknown;
  readonly source: 'installation' | 'built_in';
}

export type DefaultOf = (setting: string) => DefaultSetting;

type Part = Pick<Dialect, 'policy' | 'rateLimit'>;

/** `ratePerMinute`: the installation's, which goes before every face's own; null where it is not set. */
export function defaultsOf(parts: readonly Part[], ratePerMinute: number | null): DefaultOf {
  const builtIn: Readonly<Record<string, unknown>> = Object.assign(
    {},
    POLICY_DEFAULTS,
    ...parts.map(({ policy }) => policy?.defaults),
  );
  const rates = new Set(parts.map(({ rateLimit }) => rateLimit.policy));
  return setting =>
    ratePerMinute !== null && rates.has(setting)
      ? { value: ratePerMinute, source: 'installation' }
      : { value: builtIn[setting], source: 'built_in' };
}
