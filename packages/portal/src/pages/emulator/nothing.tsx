/** Before the first request. */
import type { EmulatorContents } from '../../data/emulator/types.ts';
import { CodeBlock } from '../../kit/code-block.tsx';
import { Empty } from '../../kit/states.tsx';
import { REQUESTS as words } from '../../words/emulator.ts';

export function Nothing({ contents }: { readonly contents: EmulatorContents | undefined }) {
  const token = contents?.tokens.genesys?.member;
  return (
    <>
      <Empty title={words.none}>{words.noneAbout}</Empty>
      {contents !== undefined && token !== undefined && (
        <div class="emulator-first">
          <CodeBlock
            label={words.first}
            text={`curl -s '${contents.url}/api/v2/mobiledevices' \\\n  -H 'Authorization: Bearer ${token}'`}
          />
        </div>
      )}
    </>
  );
}
