/** Verifies the chain of the history, from its beginning or from a point that somebody has kept. */
import { HeldbyError } from '@heldby/client';
import { useEffect, useRef, useState } from 'preact/hooks';
import { client } from '../../data/client.ts';
import { CodeBlock } from '../../kit/code-block.tsx';
import { FormDialog } from '../../kit/confirm.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Progress } from '../../kit/progress.tsx';
import { VERIFY as words } from '../../words/activity-dialogs.ts';
import { FORMS } from '../../words/forms.ts';

type Verified = Awaited<ReturnType<typeof client.audit.verify>>;

/** A million events take the server some seconds; a busy one takes longer. */
const TIMEOUT_MS = 600_000;

export function VerifyDialog({ onClose }: { readonly onClose: () => void }) {
  const [after, setAfter] = useState('');
  const [chain, setChain] = useState('');
  const { run, busy, error, verified } = useVerification();
  const isNumber = after === '' || /^[1-9]\d{0,14}$/.test(after.trim());
  return (
    <FormDialog
      title={words.title}
      verb={words.run}
      busy={busy}
      error={error}
      ready={isNumber}
      onDo={() => void run(after.trim(), chain.trim())}
      onClose={onClose}
      wide
    >
      <p>{words.about}</p>
      <details>
        <summary>{words.kept}</summary>
        <div class="activity-kept">
          <p class="quiet">{words.keptAbout}</p>
          <TextField
            label={words.after}
            value={after}
            onChange={setAfter}
            error={isNumber ? undefined : FORMS.must(words.noNumber)}
          />
          <TextField label={words.chain} value={chain} onChange={setChain} />
        </div>
      </details>
      {busy && <Progress label={words.running} />}
      <div aria-live="polite">{verified !== undefined && !busy && <Result verified={verified} />}</div>
    </FormDialog>
  );
}

function useVerification() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const [verified, setVerified] = useState<Verified>();
  const control = useRef(new AbortController());
  useEffect(() => () => control.current.abort(), []);
  const run = async (after: string, chain: string) => {
    setBusy(true);
    setError(undefined);
    setVerified(undefined);
    try {
      const from = { ...(after === '' ? {} : { after: Number(after) }), ...(chain === '' ? {} : { chain }) };
      setVerified(await client.audit.verify(from, { timeoutMs: TIMEOUT_MS, signal: control.current.signal }));
    } catch (failure) {
      if (control.current.signal.aborted) return;
      setError(failure instanceof HeldbyError ? failure.message : String(failure));
    }
    setBusy(false);
  };
  return { run, busy, error, verified };
}

function Result({ verified: { events, erased, sequence, chain, fault } }: { readonly verified: Verified }) {
  if (fault !== null) {
    return (
      <Notice tone="bad">
        {words.wrong(fault.sequence)} {fault.detail}
      </Notice>
    );
  }
  return (
    <div class="activity-kept">
      <Notice tone="good">
        {words.right(events)} {erased > 0 && words.erased(erased)}
      </Notice>
      <CodeBlock label={words.keep} text={`${sequence} ${chain}`} />
    </div>
  );
}
