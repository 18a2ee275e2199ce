/** Asks the provider whether people can sign in there. */
import { type CheckedProvider, HeldbyError } from '@heldby/client';
import { useState } from 'preact/hooks';
import { client } from '../../../data/client.ts';
import { Button } from '../../../kit/button.tsx';
import { Card } from '../../../kit/card.tsx';
import { Facts } from '../../../kit/facts.tsx';
import { Notice } from '../../../kit/notice.tsx';
import { PROVIDERS as words } from '../../../words/integrations/provider.ts';

export function Check({ id }: { readonly id: string }) {
  const [busy, setBusy] = useState(false);
  const [checked, setChecked] = useState<CheckedProvider>();
  const [error, setError] = useState<string>();
  const run = async () => {
    setBusy(true);
    setError(undefined);
    try {
      setChecked(await client.providers.check(id));
    } catch (failure) {
      setError(failure instanceof HeldbyError ? failure.message : String(failure));
    }
    setBusy(false);
  };
  const problem = error ?? checked?.problem ?? undefined;
  const button = (
    <Button small busy={busy} onPress={() => void run()}>
      {words.check}
    </Button>
  );
  return (
    <Card title={words.endpoints} aside={button}>
      <div aria-live="polite">
        {problem !== undefined && <Notice tone="bad">{problem}</Notice>}
        {checked !== undefined && problem === undefined && (
          <>
            <Notice tone="good">{words.fine}</Notice>
            <Facts facts={Object.entries(checked.endpoints).map(([name, url]) => [name, <bdi class="mono">{url}</bdi>])} />
          </>
        )}
        {checked === undefined && problem === undefined && <p class="quiet">{busy ? words.checking : words.unchecked}</p>}
      </div>
    </Card>
  );
}
