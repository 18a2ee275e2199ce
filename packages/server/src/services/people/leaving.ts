/** Everything about people who leave: doing it, planning it, listing it, taking them back, copies of their data, and erasing them. */
import type { Core } from '../../core/core.ts';
import { createErasures, type Erasures } from './erasures.ts';
import { createLeavers, type Leavers } from './leavers.ts';
import { createOffBoardingPlans, type OffBoardingPlans } from './off-boarding-plans.ts';
import { createOffBoardings, type OffBoardings } from './off-boardings.ts';
import { createSubjectExports, type SubjectExports } from './subject-exports.ts';

export interface Leaving {
  readonly offBoardings: OffBoardings;
  readonly offBoardingPlans: OffBoardingPlans;
  readonly leavers: Leavers;
  readonly erasures: Erasures;
  readonly subjectExports: SubjectExports;
}

export function createLeaving(core: Core): Leaving {
  return {
    offBoardings: createOffBoardings(core),
    offBoardingPlans: createOffBoardingPlans(core),
    leavers: createLeavers(core),
    erasures: createErasures(core),
    subjectExports: createSubjectExports(core),
  };
}
