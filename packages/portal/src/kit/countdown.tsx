/** An activation code, large, with the time that is left of it. */

import { useEffect, useState } from 'preact/hooks';
import { words } from '../words/kit-time.ts';
import { presentMs } from '../words/present.ts';
import { CopyButton } from './code-block.tsx';
import { sayLeft } from './time-left.ts';
import './countdown.css';

const SECOND_MS = 1_000;

export function ActivationCode({
  code,
  endsAt,
  label,
}: {
  readonly code: string;
  readonly endsAt: string;
  readonly label: string;
}) {
  const [now, setNow] = useState(presentMs());
  const left = Date.parse(endsAt) - now;
  const ended = left <= 0;
  useEffect(() => {
    if (ended) return;
    const timer = setInterval(() => setNow(presentMs()), SECOND_MS);
    return () => clearInterval(timer);
  }, [ended, endsAt]);
  return (
    <div class={ended ? 'activation activation-ended' : 'activation'}>
      <p class="quiet">{label}</p>
      <p class="activation-code">
        <span class="unseen">{[...code].join(' ')}</span>
        <span aria-hidden="true">{code.replaceAll(/(.{4})(?=.)/g, '$1 ')}</span>
      </p>
      <p class="tabular" role="timer" aria-live="off">
        {ended ? words.codeEnded : `${words.codeEndsIn} ${sayLeft(left)}`}
      </p>
      {!ended && <CopyButton text={code} />}
    </div>
  );
}
