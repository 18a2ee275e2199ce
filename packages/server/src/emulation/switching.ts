/** Services that can be replaced while a server holds on to them: each call goes to those of the present registry. */
import type { Services } from '../services/services.ts';

type Members = Readonly<Record<string, unknown>>;

/** What is called, and what is told when a call is over. */
export interface Entered {
  readonly services: Services;
  readonly leave: () => void;
}

/** `sample` says what there is; `present` gives what is read; `enter` what is called. */
export function switchingServices(sample: Services, present: () => Services, enter: () => Entered): Services {
  const root = (services: Services) => services as unknown as Members;
  return switching(root(sample), root, { present, enter }, 2) as unknown as Services;
}

interface Doors {
  readonly present: () => Services;
  readonly enter: () => Entered;
}

/** Functions become calls of the present ones, and objects the same one level deeper; anything else is read when it is asked for. */
function switching(sample: Members, within: (services: Services) => Members, doors: Doors, levels: number): Members {
  const made: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(sample)) {
    if (typeof value === 'function') {
      made[name] = (...given: unknown[]) => {
        const { services, leave } = doors.enter();
        return call(() => (within(services)[name] as (...all: unknown[]) => unknown)(...given), leave);
      };
    } else if (levels > 1 && typeof value === 'object' && value !== null) {
      made[name] = switching(value as Members, services => within(services)[name] as Members, doors, levels - 1);
    } else {
      Object.defineProperty(made, name, { enumerable: true, get: () => within(doors.present())[name] });
    }
  }
  return made;
}

function call(run: () => unknown, leave: () => void): unknown {
  let result: unknown;
  try {
    result = run();
  } catch (error) {
    leave();
    throw error;
  }
  if (result instanceof Promise) result.then(leave, leave);
  else leave();
  return result;
}
