/** The kinds of jobs that a server does. */
import type { Services } from '../../services/services.ts';
import type { JobKind } from './kind.ts';

export function jobKinds(_services: Services): readonly JobKind[] {
  return [];
}
