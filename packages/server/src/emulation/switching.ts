/** Services that can be replaced while a server holds on to them: each call goes to those of the present registry. */
import type { Services } from '../services/services.ts';

type Members = Readonly<Record<string, unknown>>;

/** `sample` says what there is; `present` gives what is called. */
export function switchingServices(sample: Services, present: () => Services): Services {
  return switching(sample as unknown as Members, present as unknown as () => Members, 2) as unknown as Services;
}

/** Functions become calls of the present ones, and objects the same one level deeper; anything else is read when it is asked for. */
function switching(sample: Members, present: () => Members, levels: number): Members {
  const made: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(sample)) {
    if (typeof value === 'function') {
      made[name] = (...given: unknown[]) => (present()[name] as (...all: unknown[]) => unknown)(...given);
    } else if (levels > 1 && typeof value === 'object' && value !== null) {
      made[name] = switching(value as Members, () => present()[name] as Members, levels - 1);
    } else {
      Object.defineProperty(made, name, { enumerable: true, get: () => present()[name] });
    }
  }
  return made;
}
