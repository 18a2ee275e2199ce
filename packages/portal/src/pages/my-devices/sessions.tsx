/** Where one is signed in, and signing out there. */
import type { Session } from '@heldby/client';
import { Answered } from '../../app/answered.tsx';
import { ChangeDialog } from '../../app/later-change.tsx';
import { useDialog } from '../../app/use-dialog.ts';
import { client } from '../../data/client.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { Button } from '../../kit/button.tsx';
import { Card } from '../../kit/card.tsx';
import { Chip } from '../../kit/chip.tsx';
import { globeIcon, smartphoneIcon } from '../../kit/generated/icons.ts';
import { Icon } from '../../kit/icon.tsx';
import { format } from '../../words/format.ts';
import { MY_SESSIONS } from '../../words/my-devices.ts';
import { sayUserAgent } from '../../words/user-agent.ts';

/** More than anybody has at once; the server says so where somebody has more. */
const MOST = 200;

export function Sessions({ personId }: { readonly personId: string }) {
  const key = `people/${personId}/sessions`;
  const answer = useAnswer(key, signal => client.people.sessions(personId, { sort: '-createdAt', limit: MOST }, { signal }));
  const dialog = useDialog();
  const others = answer.value?.items.some(({ isCurrent }) => !isCurrent) ?? false;
  const everywhere = others && (
    <Button small onPress={() => dialog.open(<EverywhereDialog personId={personId} onClose={dialog.close} />)}>
      {MY_SESSIONS.everywhere}
    </Button>
  );
  return (
    <Card title={MY_SESSIONS.title} aside={everywhere} flush>
      <Answered answer={answer} of={key}>
        {({ items }) => (
          <ul class="my-list">
            {items.map(session => (
              <One
                key={session.id}
                session={session}
                onSignOut={() => dialog.open(<SignOutDialog session={session} onClose={dialog.close} />)}
              />
            ))}
          </ul>
        )}
      </Answered>
      {dialog.element}
    </Card>
  );
}

function One({ session, onSignOut }: { readonly session: Session; readonly onSignOut: () => void }) {
  const { kind, network, createdAt, lastUsedAt, isCurrent } = session;
  const name = nameOf(session);
  const facts = [
    network === null ? null : MY_SESSIONS.from(network),
    MY_SESSIONS.began(format.relative(createdAt)),
    lastUsedAt === null ? null : MY_SESSIONS.used(format.relative(lastUsedAt)),
  ];
  return (
    <li class="my-item">
      <Icon of={kind === 'browser' ? globeIcon : smartphoneIcon} />
      <div class="my-text">
        <p class="my-name">
          <bdi>{name}</bdi>
          {isCurrent && (
            <Chip tone="good" dot>
              {MY_SESSIONS.here}
            </Chip>
          )}
        </p>
        <p class="quiet my-about">{facts.filter(fact => fact !== null).join(' · ')}</p>
      </div>
      <div class="my-actions">
        {!isCurrent && (
          <Button small look="quiet" onPress={onSignOut}>
            {MY_SESSIONS.signOut} <span class="unseen">{name}</span>
          </Button>
        )}
      </div>
    </li>
  );
}

function nameOf({ device, userAgent, applications }: Session): string {
  const agent = device?.name ?? sayUserAgent(userAgent) ?? MY_SESSIONS.unknown;
  const names = applications.map(({ name }) => name);
  return names.length === 0 ? agent : `${agent} (${format.list(names)})`;
}

function SignOutDialog({ session, onClose }: { readonly session: Session; readonly onClose: () => void }) {
  const name = nameOf(session);
  return (
    <ChangeDialog
      title={MY_SESSIONS.signOutTitle}
      verb={MY_SESSIONS.signOut}
      onClose={onClose}
      change={reason => ({
        run: options => client.sessions.end(session.id, reason, options),
        done: MY_SESSIONS.signedOut(name),
        refreshes: [`people/${session.personId}`],
      })}
    >
      <p>
        <bdi>{MY_SESSIONS.signOutAbout(name)}</bdi>
      </p>
    </ChangeDialog>
  );
}

function EverywhereDialog({ personId, onClose }: { readonly personId: string; readonly onClose: () => void }) {
  return (
    <ChangeDialog
      title={MY_SESSIONS.everywhere}
      verb={MY_SESSIONS.everywhere}
      onClose={onClose}
      change={reason => ({
        run: options => client.people.endSessions(personId, { keepCurrent: true, ...reason }, options),
        done: ({ endedSessions }) => MY_SESSIONS.everywhereDone(endedSessions),
        refreshes: [`people/${personId}`],
      })}
    >
      <p>{MY_SESSIONS.everywhereAbout}</p>
    </ChangeDialog>
  );
}
