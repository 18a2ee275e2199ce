/** One event: what happened, who did it and why, and the object before and after, side by side. */
import type { NamedEvent } from '@heldby/client';
import type { ComponentChildren } from 'preact';
import { Answered } from '../../app/answered.tsx';
import { hrefOf } from '../../app/router.ts';
import { client } from '../../data/client.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { LinkButton } from '../../kit/button.tsx';
import { DiffView } from '../../kit/data/diff-view.tsx';
import { JsonView } from '../../kit/data/json-view.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { type Fact, Facts } from '../../kit/facts.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Empty } from '../../kit/states.tsx';
import { EVENT_DETAIL as words } from '../../words/activity-dialogs.ts';
import { sayPlainly } from '../../words/events.ts';
import { format } from '../../words/format.ts';
import { whoOf } from './columns.tsx';

export function EventDialog({ sequence, onClose }: { readonly sequence: number; readonly onClose: () => void }) {
  const key = `events/${sequence}`;
  const answer = useAnswer(key, signal => readEvent(sequence, signal));
  const title = answer.value == null ? format.number(sequence) : sayPlainly(answer.value, format);
  return (
    <Dialog title={title} wide onClose={onClose} foot={answer.value && <Links event={answer.value} />}>
      <Answered answer={answer} of={key}>
        {event => (event === null ? <Empty title={words.missing} /> : <Detail event={event} />)}
      </Answered>
    </Dialog>
  );
}

/** Null where the policy has removed it, or it has not happened yet. */
async function readEvent(sequence: number, signal: AbortSignal): Promise<NamedEvent | null> {
  const { items } = await client.events.list({ after: String(sequence - 1), limit: 1 }, { signal });
  return items.find(event => event.sequence === sequence) ?? null;
}

function Detail({ event }: { readonly event: NamedEvent }) {
  return (
    <>
      {event.erased && <Notice tone="warn">{words.erased}</Notice>}
      <Facts facts={factsOf(event)} />
      <h3>{words.difference}</h3>
      <DiffView before={event.before} after={event.after} label={words.difference} />
      <JsonView value={event} label={words.json} />
    </>
  );
}

function factsOf(event: NamedEvent): readonly Fact[] {
  const { at, reason, ownerName, deviceName, deviceId, type, sequence, credentialId, requestId, chain } = event;
  return [
    [words.at, <time dateTime={at}>{`${format.dateTime(at)} (${format.relative(at)})`}</time>],
    [words.who, <bdi>{whoOf(event)}</bdi>],
    [words.why, reason === null ? null : <q dir="auto">{reason}</q>],
    ...(ownerName === null ? [] : [[words.about, <About event={event} name={ownerName} />] as const]),
    ...(deviceId === null
      ? []
      : [
          [
            words.device,
            <a href={hrefOf(`devices/${deviceId}`)}>
              <bdi>{deviceName ?? deviceId}</bdi>
            </a>,
          ] as const,
        ]),
    [words.type, <Mono>{type}</Mono>],
    [words.sequence, format.number(sequence)],
    [words.request, requestId === null ? null : <Mono>{requestId}</Mono>],
    [words.credential, credentialId === null ? null : <Mono>{credentialId}</Mono>],
    [words.chain, <Mono>{chain}</Mono>],
  ];
}

/** Events of a person have a link to them. Nouns tell workspaces and virtual lines apart. */
function About({ event: { type, ownerId }, name }: { readonly event: NamedEvent; readonly name: string }) {
  if (ownerId === null || /^(?:workspace|virtual_line|application)\./.test(type)) return <bdi>{name}</bdi>;
  return (
    <a href={hrefOf(`people/${ownerId}`)}>
      <bdi>{name}</bdi>
    </a>
  );
}

function Mono({ children }: { readonly children: ComponentChildren }) {
  return <span class="mono activity-id">{children}</span>;
}

function Links({ event: { requestId, actor } }: { readonly event: NamedEvent }) {
  const of = (q: string) => hrefOf('activity', new URLSearchParams({ q }));
  return (
    <>
      {actor.kind === 'person' && <LinkButton href={of(`by:${actor.id}`)}>{words.samePerson}</LinkButton>}
      {requestId !== null && <LinkButton href={of(`request:${requestId}`)}>{words.sameRequest}</LinkButton>}
    </>
  );
}
