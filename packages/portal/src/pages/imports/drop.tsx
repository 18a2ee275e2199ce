/** Where a file is dropped or chosen. It is sent at once, and its page is opened: nothing changes by that. */
import { HeldbyError } from '@heldby/client';
import { useRef, useState } from 'preact/hooks';
import { sayFailure } from '../../app/list/list-frame.tsx';
import { hrefOf, navigate } from '../../app/router.ts';
import { answers } from '../../data/answers.ts';
import { client } from '../../data/client.ts';
import { Button } from '../../kit/button.tsx';
import { uploadIcon } from '../../kit/generated/icons.ts';
import { Icon } from '../../kit/icon.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Progress } from '../../kit/progress.tsx';
import { IMPORTS } from '../../words/imports.ts';
import './drop.css';

/** As long as the server waits for a large file on a slow line. */
const TIMEOUT_MS = 30 * 60_000;
const NAME_CHARACTERS = 200;

export function Drop() {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const { send, sending, problem } = useSend();
  return (
    <div class="drop-place">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button in it does the same for who drags nothing */}
      <div
        class={over ? 'drop drop-over' : 'drop'}
        onDragOver={event => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={event => {
          event.preventDefault();
          setOver(false);
          void send(event.dataTransfer?.files[0]);
        }}
      >
        <Icon of={uploadIcon} />
        <div class="drop-text">
          <p class="drop-title">{IMPORTS.drop}</p>
          <p class="quiet">{IMPORTS.dropAbout}</p>
        </div>
        <input
          ref={input}
          class="unseen"
          type="file"
          accept=".csv,.tsv,.txt,.ndjson,.jsonl,text/csv"
          aria-label={IMPORTS.choose}
          tabIndex={-1}
          onChange={event => {
            void send(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
        <Button look="primary" busy={sending !== undefined} onPress={() => input.current?.click()}>
          {IMPORTS.choose}
        </Button>
      </div>
      {sending !== undefined && <Progress label={IMPORTS.sending(sending)} />}
      {problem !== undefined && <Notice tone="bad">{problem}</Notice>}
    </div>
  );
}

/** Sends a file, one at a time, and opens its page. */
function useSend() {
  const [sending, setSending] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const send = async (file: File | undefined) => {
    if (file === undefined || sending !== undefined) return;
    setSending(file.name);
    setProblem(undefined);
    try {
      const format = /\.(?:ndjson|jsonl)$/i.test(file.name) ? 'ndjson' : 'csv';
      const query = { name: file.name.slice(-NAME_CHARACTERS), format } as const;
      const { id } = await client.imports.create(file, query, { timeoutMs: TIMEOUT_MS });
      answers.refresh('imports');
      navigate(hrefOf(`imports/${id}`));
    } catch (error) {
      setProblem(error instanceof HeldbyError ? sayFailure(error) : String(error));
    } finally {
      setSending(undefined);
    }
  };
  return { send, sending, problem };
}
