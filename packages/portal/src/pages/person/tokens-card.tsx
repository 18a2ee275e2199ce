/** The tokens of somebody that still work, and how to revoke them. */
import type { Credential } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ReasonField } from '../../app/reason-field.tsx';
import { client } from '../../data/client.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useWrite } from '../../data/use-write.ts';
import { asReason } from '../../jobs/reason.ts';
import { Button } from '../../kit/button.tsx';
import { Card } from '../../kit/card.tsx';
import { FormDialog } from '../../kit/confirm.tsx';
import { Empty, Loading } from '../../kit/states.tsx';
import { format } from '../../words/format.ts';
import { ACCESS } from '../../words/person-access.ts';
import { FailedPart } from './failed-part.tsx';
import { RowList } from './row-list.tsx';
import type { Subject } from './subject.ts';

export function TokensCard({ subject }: { readonly subject: Subject }) {
  const [asked, setAsked] = useState<Credential>();
  const key = `people/${subject.id}/tokens`;
  const { value, error } = useAnswer(key, signal => client.people.tokens(subject.id, { signal }));
  // Sessions have a list of their own.
  const tokens = value?.items.filter(({ kind, revokedAt }) => revokedAt === null && kind !== 'session');
  return (
    <Card title={ACCESS.tokens} flush>
      {tokens === undefined && (error ? <FailedPart error={error} of={key} /> : <Loading rows={3} />)}
      {tokens?.length === 0 && <Empty title={ACCESS.noTokens} />}
      {tokens !== undefined && (
        <RowList
          rows={tokens.map(token => ({
            id: token.id,
            text: <bdi>{token.label}</bdi>,
            about: aboutToken(token),
            action: (
              <Button small onPress={() => setAsked(token)}>
                {ACCESS.revoke}
                <span class="unseen"> {token.label}</span>
              </Button>
            ),
          }))}
        />
      )}
      {asked && <RevokeDialog token={asked} personId={subject.id} onClose={() => setAsked(undefined)} />}
    </Card>
  );
}

function aboutToken({ kind, scopes, lastUsedAt, expiresAt }: Credential): string {
  const used = lastUsedAt === null ? ACCESS.unused : ACCESS.used(format.relative(lastUsedAt));
  const parts = [ACCESS.kinds[kind], scopes.join(' '), used, expiresAt !== null && ACCESS.until(format.date(expiresAt))];
  return parts.filter(Boolean).join(' · ');
}

interface RevokeProps {
  readonly token: Credential;
  readonly personId: string;
  readonly onClose: () => void;
}

function RevokeDialog({ token, personId, onClose }: RevokeProps) {
  const [reason, setReason] = useState('');
  const { busy, write } = useWrite();
  const submit = async () => {
    const outcome = await write({
      run: options => client.tokens.revoke(token.id, asReason(reason), options),
      done: ACCESS.revoked(token.label),
      refreshes: [`people/${personId}/tokens`],
    });
    if (outcome.ok) onClose();
  };
  return (
    <FormDialog
      title={ACCESS.revokeTitle(token.label)}
      verb={ACCESS.revoke}
      danger
      busy={busy}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <p>{ACCESS.revokeAbout}</p>
      <ReasonField value={reason} onChange={setReason} first />
    </FormDialog>
  );
}
