/** The tokens of a directory: which can be used, the next one, and revoking one. */
import type { Directory, IssuedToken, NamedCredential } from '@heldby/client';
import { Answered } from '../../../app/answered.tsx';
import { lazyPart } from '../../../app/lazy-part.tsx';
import { useDialog } from '../../../app/use-dialog.ts';
import { answers } from '../../../data/answers.ts';
import { client } from '../../../data/client.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import { Button } from '../../../kit/button.tsx';
import { Card } from '../../../kit/card.tsx';
import { plusIcon } from '../../../kit/generated/icons.ts';
import { format } from '../../../words/format.ts';
import { DIRECTORY_TOKENS as words } from '../../../words/integrations/directories.ts';

const MakeDialog = lazyPart(async () => (await import('./make-token-dialog.tsx')).MakeTokenDialog);
const RevokeDialog = lazyPart(async () => (await import('../tokens/token-dialogs.tsx')).RevokeDialog);
const RotateDialog = lazyPart(async () => (await import('../tokens/token-dialogs.tsx')).RotateDialog);
const SetupDialog = lazyPart(async () => (await import('./setup-dialog.tsx')).SetupDialog);

/** Two while one takes the place of the other, and hardly ever more. */
const SHOWN = 20;

export function TokensCard({ directory }: { readonly directory: Directory }) {
  const { element, open, close } = useDialog();
  const key = `directories/${directory.id}/tokens`;
  const answer = useAnswer(key, signal =>
    client.tokens.list({ owner: directory.applicationId, state: 'valid', limit: SHOWN }, { signal }),
  );
  const reload = () => answers.refresh(key);
  const show = (token: string) => open(<SetupDialog directory={directory} token={token} onClose={close} />);
  const make = () =>
    open(<MakeDialog directory={directory} onClose={close} onMade={({ token }: IssuedToken) => show(token)} reload={reload} />);
  const aside = (
    <Button small icon={plusIcon} onPress={make}>
      {words.make}
    </Button>
  );
  return (
    <Card title={words.title} aside={aside}>
      <Answered answer={answer} of={key} rows={1}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{words.none}</p>
          ) : (
            <ul class="integrations-rows">
              {items.map(token => (
                <Token
                  key={token.id}
                  token={token}
                  onRotate={() => open(<RotateDialog token={token} onClose={close} onMade={show} reload={reload} />)}
                  onRevoke={() => open(<RevokeDialog token={token} onClose={close} reload={reload} />)}
                />
              ))}
            </ul>
          )
        }
      </Answered>
      {element}
    </Card>
  );
}

interface TokenProps {
  readonly token: NamedCredential;
  readonly onRotate: () => void;
  readonly onRevoke: () => void;
}

function Token({ token: { label, createdAt, lastUsedAt, expiresAt }, onRotate, onRevoke }: TokenProps) {
  const facts = [
    words.madeAt(format.date(createdAt)),
    lastUsedAt === null ? words.neverUsed : words.used(format.relative(lastUsedAt)),
    ...(expiresAt === null ? [] : [words.ends(format.date(expiresAt))]),
  ];
  return (
    <li>
      <bdi>{label}</bdi>
      <span class="quiet">{facts.join(' · ')}</span>
      <Button small look="quiet" onPress={onRotate}>
        {words.rotate} <span class="unseen">{`${label}, ${facts[0]}`}</span>
      </Button>
      <Button small look="quiet" onPress={onRevoke}>
        {words.revoke} <span class="unseen">{`${label}, ${facts[0]}`}</span>
      </Button>
    </li>
  );
}
