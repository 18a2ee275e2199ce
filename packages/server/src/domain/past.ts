/** Checks instants of the past that somebody gives by hand. */
import { type Instant, toIso } from '../lib/instant.ts';
import { invalid } from './problem.ts';

/** Throws `invalid` for the future, and for what was before there were such devices. */
export function requirePast(member: string, instant: Instant, now: Instant): void {
  if (instant < 0) throw invalid(member, 'not before 1970', toIso(instant), 'range');
  if (instant > now) throw invalid(member, 'in the past', toIso(instant), 'range');
}

/** The same for an interval that is over. */
export function requirePastInterval(createdAt: Instant, until: Instant, now: Instant): void {
  requirePast('createdAt', createdAt, now);
  requirePast('until', until, now);
  if (until < createdAt) throw invalid('until', `not before createdAt, ${toIso(createdAt)}`, toIso(until), 'range');
}
