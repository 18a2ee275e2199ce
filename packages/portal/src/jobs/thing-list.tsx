/** What an off-boarding ends, hands over and leaves, or what comes back of it: every thing by its name. */
import type { LeavingThing, ReturnedThing } from '@heldby/client';
import { Chip, type Tone } from '../kit/chip.tsx';
import { format } from '../words/format.ts';
import { LEAVING } from '../words/leaving.ts';
import { groupThings } from './leaving-things.ts';
import './thing-list.css';

const BECOMES = ['handed_over', 'ends', 'stays'] as const;
const TONES: Readonly<Record<(typeof BECOMES)[number], Tone>> = { handed_over: 'info', ends: 'bad', stays: 'plain' };

export function LeavingThings({ things }: { readonly things: readonly LeavingThing[] }) {
  if (things.length === 0) return <p class="quiet">{LEAVING.nothing}</p>;
  return (
    <>
      {BECOMES.map(becomes => (
        <ThingList
          key={becomes}
          title={LEAVING.becomes[becomes]}
          tone={TONES[becomes]}
          things={things.filter(thing => thing.becomes === becomes)}
        />
      ))}
    </>
  );
}

export function ReturnedThings({ things }: { readonly things: readonly ReturnedThing[] }) {
  return (
    <>
      <ThingList title={LEAVING.comesNot} tone="warn" things={things.filter(({ came }) => !came)} />
      <ThingList title={LEAVING.comes} tone="good" things={things.filter(({ came }) => came)} />
    </>
  );
}

interface ListProps {
  readonly title: string;
  readonly tone: Tone;
  readonly things: readonly (LeavingThing | ReturnedThing)[];
}

function ThingList({ title, tone, things }: ListProps) {
  if (things.length === 0) return null;
  return (
    <section class="things" aria-label={title}>
      <h3>
        <Chip tone={tone} dot>
          {title}
        </Chip>
        <span class="quiet tabular">{format.number(things.length)}</span>
      </h3>
      <dl>
        {groupThings(things).map(group => (
          <div key={group.kind}>
            <dt>{group.text}</dt>
            <dd>
              <ul>
                {group.things.map((thing, index) => (
                  <li key={`${thing.id} ${index}`}>
                    <bdi>{thing.name}</bdi>
                    {thing.why !== null && <span class="quiet"> · {thing.why}</span>}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
