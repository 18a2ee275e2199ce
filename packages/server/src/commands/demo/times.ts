/** Time and chance of the demo's story, which ends shortly before now. */
import { type Calendar, createCalendar, HOUR } from './calendar.ts';
import { type Chance, createChance } from './chance.ts';
import { createDemoClock, type DemoClock } from './clock.ts';

export interface Times {
  readonly clock: DemoClock;
  readonly calendar: Calendar;
  readonly chance: Chance;
}

const SEED = 20_260;
/** What is going on now began so long ago. */
const LATELY = 2 * HOUR;

export function createTimes(): Times {
  const chance = createChance(SEED);
  const calendar = createCalendar(Date.now() * 1000 - LATELY, chance);
  return { clock: createDemoClock(calendar.start), calendar, chance };
}
