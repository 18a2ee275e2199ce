/** The groups that somebody is in, where they are signed in, and their tokens. */
import type { Me } from '@heldby/client';
import { maySee } from '../../data/me.ts';
import { GroupsCard } from './groups-card.tsx';
import { SessionsCard } from './sessions-card.tsx';
import type { Subject } from './subject.ts';
import { TokensCard } from './tokens-card.tsx';

export function AccessCards({ me, subject }: { readonly me: Me; readonly subject: Subject }) {
  const isSelf = subject.id === me.id;
  return (
    <div class="person-access">
      <GroupsCard me={me} subject={subject} />
      {(isSelf || maySee(me, 'write people')) && <SessionsCard subject={subject} />}
      {(isSelf || maySee(me, 'write tokens of others')) && <TokensCard subject={subject} />}
    </div>
  );
}
