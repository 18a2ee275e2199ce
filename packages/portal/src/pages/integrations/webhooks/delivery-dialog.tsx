/** A delivery: the event, what is sent, and each try with its answer. */
import type { Me, NamedEvent, TracedDelivery } from '@heldby/client';
import { Answered } from '../../../app/answered.tsx';
import { linkTo } from '../../../app/links.ts';
import { client } from '../../../data/client.ts';
import { maySee } from '../../../data/me.ts';
import { reloading } from '../../../data/reloading.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import { useWrite } from '../../../data/use-write.ts';
import { Button } from '../../../kit/button.tsx';
import { Chip } from '../../../kit/chip.tsx';
import { CodeBlock } from '../../../kit/code-block.tsx';
import { Dialog } from '../../../kit/dialog.tsx';
import { type Fact, Facts } from '../../../kit/facts.tsx';
import { refreshIcon } from '../../../kit/generated/icons.ts';
import { sayPlainly } from '../../../words/events.ts';
import { format } from '../../../words/format.ts';
import { DELIVERIES as words } from '../../../words/integrations/webhooks.ts';
import { TONES } from './deliveries.tsx';
import { Tries } from './tries.tsx';

interface DeliveryProps {
  readonly me: Me;
  readonly webhookId: string;
  readonly id: string;
  readonly reload: () => void;
  readonly onClose: () => void;
}

export function DeliveryDialog({ me, webhookId, id, reload, onClose }: DeliveryProps) {
  const key = `webhooks/${webhookId}/deliveries/${id}`;
  const answer = useAnswer(key, signal => client.webhooks.delivery(webhookId, id, { signal }));
  const { busy, write } = useWrite();
  const redeliver = () =>
    write(
      reloading(
        {
          run: options => client.webhooks.redeliver(webhookId, id, {}, options),
          done: words.redelivered,
          refreshes: [key],
        },
        reload,
      ),
    );
  const foot = maySee(me, 'write webhooks') && (
    <Button icon={refreshIcon} busy={busy} onPress={() => void redeliver()}>
      {words.redeliver}
    </Button>
  );
  return (
    <Dialog title={answer.value?.type ?? words.event} wide foot={foot || undefined} onClose={onClose}>
      <Answered answer={answer} of={key}>
        {delivery => (
          <>
            <Facts facts={factsOf(me, delivery)} />
            <h3>{words.triesTitle}</h3>
            <Tries tries={delivery.tries} />
            {delivery.request.body !== null && <CodeBlock label={words.request} text={indented(delivery.request.body)} />}
          </>
        )}
      </Answered>
    </Dialog>
  );
}

function factsOf(me: Me, delivery: TracedDelivery): readonly Fact[] {
  const { id, sequence, state, nextAttemptAt, settledAt, request } = delivery;
  const when = (at: string) => <time dateTime={at}>{`${format.dateTime(at)} (${format.relative(at)})`}</time>;
  return [
    [words.event, <EventLink me={me} sequence={sequence} />],
    [words.state, <Chip tone={TONES[state]}>{words.states[state]}</Chip>],
    ...(nextAttemptAt === null ? [] : [[words.next, when(nextAttemptAt)] as const]),
    ...(settledAt === null ? [] : [[words.settled, when(settledAt)] as const]),
    [words.to, <bdi class="mono webhook-long">{request.url}</bdi>],
    [words.id, <span class="mono webhook-long">{id}</span>],
  ];
}

/** Its sentence, which leads to the event; its number where it is not kept any more. */
function EventLink({ me, sequence }: { readonly me: Me; readonly sequence: number }) {
  const href = linkTo(me, 'activity', { event: String(sequence) });
  const key = href === undefined ? null : `events/${sequence}`;
  const { value } = useAnswer(key, signal => readEvent(sequence, signal));
  const text = value == null ? format.number(sequence) : sayPlainly(value, format);
  return href === undefined ? <span>{text}</span> : <a href={href}>{text}</a>;
}

async function readEvent(sequence: number, signal: AbortSignal): Promise<NamedEvent | null> {
  const { items } = await client.events.list({ after: String(sequence - 1), limit: 1 }, { signal });
  return items.find(event => event.sequence === sequence) ?? null;
}

/** The body is JSON in every format. */
function indented(body: string): string {
  return JSON.stringify(JSON.parse(body), null, 2);
}
