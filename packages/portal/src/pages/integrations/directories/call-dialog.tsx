/** A refused call: why, and what was sent. */
import type { DirectoryCall } from '@heldby/client';
import { CodeBlock } from '../../../kit/code-block.tsx';
import { Dialog } from '../../../kit/dialog.tsx';
import { Facts } from '../../../kit/facts.tsx';
import { format } from '../../../words/format.ts';
import { DIRECTORY_CALLS as words } from '../../../words/integrations/directories.ts';

export function CallDialog({ call, onClose }: { readonly call: DirectoryCall; readonly onClose: () => void }) {
  const { at, method, path, status, reason, body } = call;
  return (
    <Dialog title={words.titleOf(method)} wide onClose={onClose}>
      <Facts
        facts={[
          [words.reason, <bdi class="directory-long">{reason}</bdi>],
          [words.at, <time dateTime={at}>{`${format.dateTime(at)} (${format.relative(at)})`}</time>],
          [words.call, <bdi class="mono directory-long">{`${method} ${path}`}</bdi>],
          [words.status, String(status)],
        ]}
      />
      {body === null ? <p class="quiet">{words.noBody}</p> : <CodeBlock label={words.body} text={indented(body)} />}
    </Dialog>
  );
}

/** As it was sent where it is cut off, or no JSON. */
function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
