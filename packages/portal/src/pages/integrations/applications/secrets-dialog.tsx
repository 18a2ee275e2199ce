/** The secrets of an application: which there are, another one, and revoking one. */
import type { Application, ClientSecret, IssuedSecret } from '@heldby/client';
import { useState } from 'preact/hooks';
import { Answered } from '../../../app/answered.tsx';
import { ChangeDialog } from '../../../app/change-dialog.tsx';
import { client } from '../../../data/client.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import { Button } from '../../../kit/button.tsx';
import { Dialog } from '../../../kit/dialog.tsx';
import { format } from '../../../words/format.ts';
import { APPLICATIONS as words } from '../../../words/integrations/applications.ts';

interface SecretsDialogProps {
  readonly application: Application;
  readonly onClose: () => void;
  readonly onMade: (made: { readonly name: string; readonly clientSecret: string }) => void;
}

export function SecretsDialog({ application, onClose, onMade }: SecretsDialogProps) {
  const { id, name } = application;
  const [asked, setAsked] = useState<'nothing' | 'another' | ClientSecret>('nothing');
  const key = `applications/${id}/secrets`;
  const answer = useAnswer(key, signal => client.applications.secrets(id, { signal }));
  const back = () => setAsked('nothing');
  if (asked === 'another') return <AddDialog {...{ application, onMade }} onClose={back} />;
  if (asked !== 'nothing') return <RevokeDialog application={application} secret={asked} onClose={back} />;
  const foot = (
    <Button look="primary" onPress={() => setAsked('another')}>
      {words.addSecret}
    </Button>
  );
  return (
    <Dialog title={words.secretsOf(name)} wide foot={foot} onClose={onClose}>
      <Answered answer={answer} of={key} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{words.noSecrets}</p>
          ) : (
            <ul>
              {items.map(secret => (
                <Secret key={secret.id} secret={secret} onRevoke={() => setAsked(secret)} />
              ))}
            </ul>
          )
        }
      </Answered>
    </Dialog>
  );
}

function Secret({ secret, onRevoke }: { readonly secret: ClientSecret; readonly onRevoke: () => void }) {
  const { label, createdAt, expiresAt, revokedAt, lastUsedAt } = secret;
  const facts = [
    words.madeAt(format.date(createdAt)),
    lastUsedAt === null ? words.neverUsed : words.usedAt(format.relative(lastUsedAt)),
    expiresAt === null ? null : words.endsAt(format.date(expiresAt)),
    revokedAt === null ? null : words.revokedAt(format.date(revokedAt)),
  ];
  return (
    <li class="secret-item">
      <div>
        <bdi>{label}</bdi>
        <p class="quiet">{facts.filter(fact => fact !== null).join(' · ')}</p>
      </div>
      {revokedAt === null && (
        <Button small look="quiet" onPress={onRevoke}>
          {words.revokeSecret} <span class="unseen">{label}</span>
        </Button>
      )}
    </li>
  );
}

function AddDialog({ application: { id, name }, onClose, onMade }: SecretsDialogProps) {
  return (
    <ChangeDialog<IssuedSecret>
      title={words.addSecret}
      verb={words.addSecret}
      onClose={onClose}
      onDone={({ clientSecret }) => onMade({ name, clientSecret })}
      change={reason => ({
        run: options => client.applications.addSecret(id, reason, options),
        done: words.secretAdded,
        refreshes: [`applications/${id}`],
      })}
    >
      <p>
        <bdi>{words.addSecretAbout(name)}</bdi>
      </p>
    </ChangeDialog>
  );
}

interface RevokeProps {
  readonly application: Application;
  readonly secret: ClientSecret;
  readonly onClose: () => void;
}

function RevokeDialog({ application, secret: { id, label }, onClose }: RevokeProps) {
  return (
    <ChangeDialog
      title={words.revokeSecretTitle}
      verb={words.revokeSecret}
      name={label}
      danger
      onClose={onClose}
      change={reason => ({
        run: options => client.applications.revokeSecret(application.id, id, reason, options),
        done: words.secretRevoked,
        refreshes: [`applications/${application.id}`],
      })}
    >
      <p>
        <bdi>{words.revokeSecretAbout(label)}</bdi>
      </p>
    </ChangeDialog>
  );
}
