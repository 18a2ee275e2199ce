/** The tokens for each vendor and role, and what one signs in with. */
import { Answered } from '../../app/answered.tsx';
import { control } from '../../data/emulator/control.ts';
import type { EmulatorContents } from '../../data/emulator/types.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { Card } from '../../kit/card.tsx';
import { CopyButton } from '../../kit/code-block.tsx';
import { Facts } from '../../kit/facts.tsx';
import { EMULATOR } from '../../words/emulator.ts';
import { ACCESS as words } from '../../words/emulator-parts.ts';

const KEY = 'emulator/contents';

export function Access() {
  const answer = useAnswer(KEY, signal => control<EmulatorContents>('GET', 'state', undefined, signal));
  return (
    <Answered answer={answer} of={KEY}>
      {({ tokens, client, password, people }) => (
        <div class="emulator-cards">
          {Object.entries(tokens).map(([vendor, ofRoles]) => (
            <Card key={vendor} title={EMULATOR.vendorOf(vendor)} flush>
              <ul class="emulator-tokens">
                {Object.entries(ofRoles).map(([role, token]) => (
                  <li key={role}>
                    <span>{words.roles[role] ?? role}</span>
                    <code class="clip" title={token}>
                      {token}
                    </code>
                    <CopyButton text={token} />
                  </li>
                ))}
              </ul>
            </Card>
          ))}
          <Card title={words.signIn}>
            <Facts
              facts={[
                [words.login, <bdi class="mono">{people[0]?.login}</bdi>],
                [words.password, <span class="mono">{password}</span>],
                ...(client === null
                  ? []
                  : [
                      [words.client, <span class="mono emulator-long">{client.id}</span>] as const,
                      [words.secret, <span class="mono emulator-long">{client.secret}</span>] as const,
                    ]),
              ]}
            />
          </Card>
        </div>
      )}
    </Answered>
  );
}
