/** The tries of a delivery: when, how long, what came back. */
import type { TracedDelivery } from '@heldby/client';
import { Chip } from '../../../kit/chip.tsx';
import { CodeBlock } from '../../../kit/code-block.tsx';
import { format } from '../../../words/format.ts';
import { DELIVERIES as words } from '../../../words/integrations/webhooks.ts';

type Try = TracedDelivery['tries'][number];

export function Tries({ tries }: Pick<TracedDelivery, 'tries'>) {
  if (tries.length === 0) return <p class="quiet">{words.noTries}</p>;
  return (
    <ol class="webhook-tries">
      {tries.toReversed().map(each => (
        <li key={each.number}>
          <OneTry of={each} />
        </li>
      ))}
    </ol>
  );
}

function OneTry({ of: { number, at, durationMs, status, error, answer } }: { readonly of: Try }) {
  return (
    <>
      <p class="webhook-try">
        <Chip tone={error === null ? 'good' : 'bad'}>{status === null ? words.unanswered : words.answered(status)}</Chip>
        <time dateTime={at}>{words.tryLabel(format.number(number), format.dateTime(at))}</time>
        <span class="quiet tabular">{words.took(format.number(durationMs))}</span>
      </p>
      {error !== null && (
        <p class="webhook-long">
          <bdi>{error}</bdi>
        </p>
      )}
      {answer !== null && answer !== '' && <CodeBlock label={words.answer} text={answer} />}
    </>
  );
}
