/** How long things are kept, what would go today, and who was erased. */
import type { NamedEvent } from '@heldby/client';
import { Answered } from '../../../app/answered.tsx';
import type { PageProps } from '../../../app/pages.ts';
import { hrefOf } from '../../../app/router.ts';
import { client } from '../../../data/client.ts';
import { maySee } from '../../../data/me.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import { Card } from '../../../kit/card.tsx';
import { Facts } from '../../../kit/facts.tsx';
import { sayPlainly } from '../../../words/events.ts';
import { format } from '../../../words/format.ts';
import { RETENTION as words } from '../../../words/settings.ts';
import { Frame } from '../frame.tsx';

type Preview = Awaited<ReturnType<typeof client.retention.preview>>;

export function Page({ me }: PageProps) {
  const answer = useAnswer('retention', signal => client.retention.preview({ signal }));
  const change = maySee(me, 'write policy') && <a href={hrefOf('settings/policies')}>{words.change}</a>;
  return (
    <Frame me={me} path="settings/retention" about={words.about}>
      <div class="settings-narrow">
        <Card title={words.policy} aside={change || undefined} flush>
          <Answered answer={answer} of="retention">
            {preview => <Kept preview={preview} />}
          </Answered>
        </Card>
        <Erased />
      </div>
    </Frame>
  );
}

function Kept({ preview: { policy, due, removedUpTo, ranAt } }: { readonly preview: Preview }) {
  const days = (count: number | null | undefined) => (count == null ? words.always : words.days(count));
  const rows = [
    [words.kinds.events, days(policy.keepEventsDays), due.events],
    [words.kinds.assignments, days(policy.keepEndedAssignmentsDays), due.assignments],
    [
      words.kinds.credentials,
      policy.keepSpentCredentialsDays == null ? words.credentialsAlways : words.days(policy.keepSpentCredentialsDays),
      due.credentials,
    ],
    [words.kinds.people, days(policy.eraseLeaversDays), due.people],
  ] as const;
  return (
    <>
      <ul class="settings-rows">
        {rows.map(([kind, kept, count]) => (
          <li key={kind} class="setting">
            <span class="setting-name">{kind}</span>
            <span>{kept}</span>
            <span class="quiet">{words.due(count)}</span>
          </li>
        ))}
      </ul>
      <div class="card-body">
        <Facts
          facts={[
            [words.ran, ranAt === null ? words.never : format.dateTime(ranAt)],
            [words.upTo, removedUpTo === 0 ? words.nothing : words.upToEvent(removedUpTo)],
          ]}
        />
      </div>
    </>
  );
}

/** The latest; the rest is in the activity. */
const SHOWN = 50;

function Erased() {
  const answer = useAnswer('events/erased', signal =>
    client.organization.timeline({ type: 'person.erased', limit: SHOWN }, { signal }),
  );
  const all = <a href={hrefOf('activity', new URLSearchParams({ q: 'type:person.erased' }))}>{words.inActivity}</a>;
  return (
    <Card title={words.erased} aside={all}>
      <Answered answer={answer} of="events/erased" rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{words.noErased}</p>
          ) : (
            <ul>
              {items.map(event => (
                <ErasedPerson key={event.sequence} event={event} />
              ))}
            </ul>
          )
        }
      </Answered>
    </Card>
  );
}

function ErasedPerson({ event }: { readonly event: NamedEvent }) {
  return (
    <li>
      <bdi>{sayPlainly(event, format)}</bdi>{' '}
      <span class="quiet">
        <time dateTime={event.at}>{format.dateTime(event.at)}</time>
        {event.actor.name !== null && ` · ${words.by(event.actor.name)}`}
      </span>
    </li>
  );
}
