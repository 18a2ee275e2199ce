/** Exempting a device, and carrying out the policy now. */

import type { PolicyTarget } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ChangeDialog } from '../../app/change-dialog.tsx';
import { client } from '../../data/client.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { DateTimeField } from '../../kit/fields/text-field.tsx';
import { format } from '../../words/format.ts';
import { presentMs } from '../../words/present.ts';
import { STALE_JOBS as words } from '../../words/stale.ts';
import { exempting, OLD_BY, POLICY } from './changes.ts';
import { countOf, type RunCounts } from './policy-words.ts';

interface ExemptProps {
  readonly deviceId: string;
  readonly name: string;
  readonly onClose: () => void;
}

export function ExemptDialog({ deviceId, name, onClose }: ExemptProps) {
  const [until, setUntil] = useState<string | null>(null);
  return (
    <ChangeDialog
      title={words.exemptTitle(name)}
      verb={words.exempt}
      onClose={onClose}
      change={reason => exempting({ kind: 'device', target: deviceId, until }, name, reason)}
    >
      {faultOf => (
        <>
          <p>{words.exemptAbout}</p>
          <DateTimeField
            label={words.until}
            hint={words.untilHint}
            value={until}
            onChange={setUntil}
            zone={format.zone}
            error={faultOf('until')}
            first
          />
        </>
      )}
    </ChangeDialog>
  );
}

interface RunProps {
  readonly onClose: () => void;
  readonly onBegun: () => void;
}

/** Begins once it has said what will happen to how many. */
export function RunDialog({ onClose, onBegun }: RunProps) {
  const { value, error } = useAnswer('policies/stale/counts', countNext);
  return (
    <ChangeDialog
      title={words.runTitle}
      verb={words.run}
      ready={value !== undefined}
      onClose={onClose}
      onDone={onBegun}
      change={reason => ({
        run: options => client.policies.run(POLICY, reason, options),
        done: words.begun,
        refreshes: OLD_BY,
      })}
    >
      <p role="status">{value === undefined ? sayWaiting(error) : words.counts(value.disabled, value.ended, value.released)}</p>
      <p class="quiet">{words.runAbout}</p>
    </ChangeDialog>
  );
}

function sayWaiting(error: unknown): string {
  return error instanceof Error ? error.message : words.counting;
}

/** Every page of both lists: a part of them is no count. */
async function countNext(signal: AbortSignal): Promise<RunCounts> {
  const targets: PolicyTarget[] = [];
  for (const show of ['due', 'grace'] as const) {
    for await (const target of client.policies.preview.all(POLICY, { show }, { signal })) targets.push(target);
  }
  return countOf(targets, presentMs());
}
