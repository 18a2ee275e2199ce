/** Events in words, below each other. */
import type { Me, NamedEvent } from '@heldby/client';
import { happeningOf } from '../../app/happenings.tsx';
import { Timeline } from '../../kit/history/timeline.tsx';

export function Happened({ events, me }: { readonly events: readonly NamedEvent[]; readonly me: Me }) {
  return <Timeline happenings={events.map(event => happeningOf(event, me))} />;
}
