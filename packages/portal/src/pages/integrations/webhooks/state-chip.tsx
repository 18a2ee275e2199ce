/** How it stands with a webhook, as a chip: the reason is its tooltip. */
import type { Webhook } from '@heldby/client';
import { Chip } from '../../../kit/chip.tsx';
import { format } from '../../../words/format.ts';
import { WEBHOOKS as words } from '../../../words/integrations/webhooks.ts';

const TONES = { active: 'good', failing: 'warn', switched_off: 'bad', disabled: 'plain' } as const;

export function StateChip({ webhook: { state, disabledReason, lastError } }: { readonly webhook: Webhook }) {
  return (
    <Chip tone={TONES[state]} dot title={disabledReason ?? (state === 'failing' ? (lastError ?? '') : '')}>
      {words.states[state]}
    </Chip>
  );
}

/** Beside the chip: since when it fails, or why nothing is sent. */
export function StateReason({ webhook: { state, failingSince, disabledReason } }: { readonly webhook: Webhook }) {
  if (state === 'failing' && failingSince !== null) {
    return (
      <time class="quiet" dateTime={failingSince} title={format.relative(failingSince)}>
        {words.failingSince(format.dateTime(failingSince))}
      </time>
    );
  }
  return (
    <bdi class="quiet clip" title={disabledReason ?? ''}>
      {disabledReason ?? ''}
    </bdi>
  );
}
