/** How it stands with a webhook: its state and why, what it wants, and how far it is. */
import type { Webhook } from '@heldby/client';
import { hrefOf } from '../../../app/router.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import { Card } from '../../../kit/card.tsx';
import { type Fact, Facts } from '../../../kit/facts.tsx';
import { Notice } from '../../../kit/notice.tsx';
import { format } from '../../../words/format.ts';
import { WEBHOOKS as words } from '../../../words/integrations/webhooks.ts';
import { readDevice, readLocation, readOwner } from './filtered.ts';
import { StateChip } from './state-chip.tsx';

export function Standing({ webhook }: { readonly webhook: Webhook }) {
  const { replayingUntil } = webhook;
  return (
    <>
      {replayingUntil !== null && <Notice>{words.replaying(replayingUntil)}</Notice>}
      <Card title={words.state}>
        <Facts facts={[...stateFacts(webhook), ...filterFacts(webhook), ...progressFacts(webhook)]} />
      </Card>
    </>
  );
}

function stateFacts(webhook: Webhook): readonly Fact[] {
  const { disabledReason, disabledAt, failingSince, lastError, url, format: sent } = webhook;
  const since = disabledAt ?? failingSince;
  return [
    [words.state, <StateChip webhook={webhook} />],
    ...(disabledReason === null ? [] : [[words.reason, <bdi>{disabledReason}</bdi>] as const]),
    ...(since === null ? [] : [[words.since, <When at={since} />] as const]),
    ...(lastError === null ? [] : [[words.lastError, <bdi class="webhook-long">{lastError}</bdi>] as const]),
    [words.url, <bdi class="mono webhook-long">{url}</bdi>],
    [words.format, words.formats[sent]],
  ];
}

function filterFacts({ filter: { types, ownerId, deviceId, locationId } }: Webhook): readonly Fact[] {
  return [
    [words.types, types === null ? words.everyType : <span class="mono webhook-long">{types.join(', ')}</span>],
    ...(ownerId === null ? [] : [[words.owner, <Named noun="owner" id={ownerId} read={readOwner} />] as const]),
    ...(deviceId === null
      ? []
      : [
          [
            words.device,
            <a href={hrefOf(`devices/${deviceId}`)}>
              <Named noun="device" id={deviceId} read={readDevice} />
            </a>,
          ] as const,
        ]),
    ...(locationId === null ? [] : [[words.location, <Named noun="location" id={locationId} read={readLocation} />] as const]),
  ];
}

interface NamedProps {
  readonly noun: string;
  readonly id: string;
  readonly read: (id: string, signal: AbortSignal) => Promise<{ readonly name: string }>;
}

/** By its name, and by its id until that is read, or where nobody here has it any more. */
function Named({ noun, id, read }: NamedProps) {
  const { value } = useAnswer(`webhooks/filter/${noun}/${id}`, signal => read(id, signal));
  return value === undefined ? <span class="mono">{id}</span> : <bdi title={id}>{value.name}</bdi>;
}

function progressFacts({ id, lastDeliveredAt, waiting, behind, after, oldSecretUntil, createdAt }: Webhook): readonly Fact[] {
  return [
    [words.delivered, lastDeliveredAt === null ? words.never : <When at={lastDeliveredAt} />],
    [words.waits, format.number(waiting)],
    [words.behind, format.number(behind)],
    [words.position, after],
    ...(oldSecretUntil === null ? [] : [[words.oldSecret, <When at={oldSecretUntil} />] as const]),
    [words.created, <When at={createdAt} />],
    [words.id, <span class="mono">{id}</span>],
  ];
}

function When({ at }: { readonly at: string }) {
  return <time dateTime={at}>{`${format.dateTime(at)} (${format.relative(at)})`}</time>;
}
