/** A request: what was asked and answered, the same as a command of curl, and as a test. */
import { useState } from 'preact/hooks';
import { hrefOf } from '../../app/router.ts';
import { answers } from '../../data/answers.ts';
import { control } from '../../data/emulator/control.ts';
import type { RecordedRequest } from '../../data/emulator/types.ts';
import { saveBlob } from '../../data/save-file.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { Button, LinkButton } from '../../kit/button.tsx';
import { CodeBlock } from '../../kit/code-block.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Facts } from '../../kit/facts.tsx';
import { copyIcon, downloadIcon, wrenchIcon } from '../../kit/generated/icons.ts';
import { Notice } from '../../kit/notice.tsx';
import { Failed, Loading } from '../../kit/states.tsx';
import { toasts } from '../../kit/toasts.ts';
import { EMULATOR, REQUESTS } from '../../words/emulator.ts';
import { REQUEST as words } from '../../words/emulator-parts.ts';
import { format } from '../../words/format.ts';
import { Answer } from './columns.tsx';
import { secondOf } from './instants.ts';
import { answeredText, askedText } from './messages.ts';

interface RequestProps {
  readonly number: number;
  readonly recording: number;
  /** It is asked for again when it is. */
  readonly isOver: boolean;
  readonly onClose: () => void;
}

export function RequestDialog({ number, recording, isOver, onClose }: RequestProps) {
  const key = `emulator/requests/${recording}/${number}/${isOver}`;
  const { value, error } = useAnswer(key, signal => control<RecordedRequest>('GET', `requests/${number}`, undefined, signal));
  const title = value === undefined ? REQUESTS.request : words.title(value.method, value.url.split('?', 1)[0] ?? '');
  return (
    <Dialog title={title} wide foot={value?.isOver && <Foot request={value} />} onClose={onClose}>
      {value !== undefined && <Whole request={value} />}
      {value === undefined && error === undefined && <Loading rows={4} />}
      {value === undefined && error !== undefined && <Failed title={words.gone} onRetry={() => answers.refresh(key)} />}
    </Dialog>
  );
}

function Whole({ request }: { readonly request: RecordedRequest }) {
  const { face, operation, at, tookMs } = request;
  return (
    <>
      <Facts
        facts={[
          [REQUESTS.face, EMULATOR.vendorOf(face)],
          [REQUESTS.operation, operation && <span class="mono emulator-long">{operation}</span>],
          [REQUESTS.status, <Answer request={request} />],
          [REQUESTS.took, request.isOver && REQUESTS.tookMs(format.number(Math.round(tookMs * 10) / 10))],
          [REQUESTS.at, <time dateTime={at}>{secondOf(at)}</time>],
        ]}
      />
      <Test number={request.number} isOver={request.isOver} />
      <CodeBlock label={words.asked} text={askedText(request)} />
      {request.isOver ? <CodeBlock label={words.answered} text={answeredText(request)} /> : <Notice>{words.asksStill}</Notice>}
    </>
  );
}

function Foot({ request }: { readonly request: RecordedRequest }) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(await control<string>('GET', `requests/${request.number}/curl`));
      toasts.add({ text: words.curlCopied, tone: 'good' });
    } catch (error) {
      toasts.add({ text: error instanceof DOMException ? words.notCopied : String((error as Error).message), tone: 'bad' });
    }
  };
  const on = request.operation === null ? { path: request.url.split('?', 1)[0] ?? '' } : { operation: request.operation };
  return (
    <>
      <LinkButton href={hrefOf('emulator', new URLSearchParams({ show: 'faults', ...on }))}>{words.letFail}</LinkButton>
      <Button icon={copyIcon} onPress={() => void copy()}>
        {words.curl}
      </Button>
    </>
  );
}

/** It takes a moment: the emulator makes the call once more, in another one. */
function Test({ number, isOver }: { readonly number: number; readonly isOver: boolean }) {
  const [text, setText] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  if (!isOver) return null;
  const make = async () => {
    setBusy(true);
    setFailure(undefined);
    await control<string>('GET', `requests/${number}/test`).then(setText, error => setFailure((error as Error).message));
    setBusy(false);
  };
  if (text === undefined) {
    return (
      <>
        <p>
          <Button icon={wrenchIcon} busy={busy} onPress={() => void make()}>
            {words.test}
          </Button>
        </p>
        {failure !== undefined && <Notice tone="bad">{failure}</Notice>}
      </>
    );
  }
  const save = () => saveBlob(new Blob([text], { type: 'text/javascript' }), `request-${number}.test.js`);
  return (
    <>
      <CodeBlock label={words.testFile} text={text} />
      <p>
        <Button small icon={downloadIcon} onPress={save}>
          {words.download}
        </Button>
      </p>
    </>
  );
}
