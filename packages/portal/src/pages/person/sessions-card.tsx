/** Where somebody is signed in, and how to end it. */
import type { Session } from '@heldby/client';
import { useState } from 'preact/hooks';
import { client } from '../../data/client.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useWrite } from '../../data/use-write.ts';
import { write as writeNow } from '../../data/write.ts';
import { Button } from '../../kit/button.tsx';
import { Card } from '../../kit/card.tsx';
import { Chip } from '../../kit/chip.tsx';
import { ConfirmDialog } from '../../kit/confirm.tsx';
import { Empty, Loading } from '../../kit/states.tsx';
import { format } from '../../words/format.ts';
import { ACCESS } from '../../words/person-access.ts';
import { FailedPart } from './failed-part.tsx';
import { RowList } from './row-list.tsx';
import type { Subject } from './subject.ts';

/** The most that the server gives at once; nobody has more sessions at a time. */
const MOST = 1_000;

export function SessionsCard({ subject }: { readonly subject: Subject }) {
  const [asks, setAsks] = useState(false);
  const key = `people/${subject.id}/sessions`;
  const { value, error } = useAnswer(key, signal => client.people.sessions(subject.id, { limit: MOST }, { signal }));
  const all = value !== undefined && value.items.length > 0 && (
    <Button small onPress={() => setAsks(true)}>
      {ACCESS.signOutAll}
    </Button>
  );
  return (
    <Card title={ACCESS.sessions} flush aside={all}>
      {value === undefined && (error ? <FailedPart error={error} of={key} /> : <Loading rows={3} />)}
      {value?.items.length === 0 && <Empty title={ACCESS.noSessions} />}
      {value !== undefined && <RowList rows={value.items.map(toRow)} />}
      {asks && <SignOutDialog subject={subject} onClose={() => setAsks(false)} />}
    </Card>
  );
}

function toRow(session: Session) {
  const { id, network, lastUsedAt, expiresAt, isCurrent } = session;
  const what = nameOf(session);
  const about = [
    network !== null && ACCESS.from(network),
    lastUsedAt === null ? ACCESS.unused : ACCESS.used(format.relative(lastUsedAt)),
    ACCESS.until(format.date(expiresAt)),
  ];
  return {
    id,
    text: (
      <>
        <bdi>{what}</bdi> {isCurrent && <Chip tone="info">{ACCESS.current}</Chip>}
      </>
    ),
    about: about.filter(Boolean).join(' · '),
    action: (
      <Button small onPress={() => void end(session)}>
        {ACCESS.sign_out}
        <span class="unseen"> {what}</span>
      </Button>
    ),
  };
}

function nameOf({ kind, device, applications, userAgent }: Session): string {
  if (device !== null) return device.name;
  if (applications.length > 0) return format.list(applications.map(({ name }) => name));
  return userAgent ?? (kind === 'browser' ? ACCESS.browser : ACCESS.app);
}

function end({ id, personId }: Session) {
  return writeNow({
    run: options => client.sessions.end(id, {}, options),
    done: ACCESS.signedOut,
    refreshes: [`people/${personId}/sessions`, `people/${personId}/tokens`],
  });
}

function SignOutDialog({ subject: { id, name }, onClose }: { readonly subject: Subject; readonly onClose: () => void }) {
  const { busy, write } = useWrite();
  const submit = async () => {
    const outcome = await write({
      run: options => client.people.endSessions(id, {}, options),
      done: ({ endedSessions }) => ACCESS.signedOutAll(name, endedSessions),
      refreshes: [`people/${id}/sessions`, `people/${id}/tokens`],
    });
    if (outcome.ok) onClose();
  };
  return (
    <ConfirmDialog
      title={ACCESS.signOutAllTitle(name)}
      verb={ACCESS.signOutAll}
      danger
      busy={busy}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <p>{ACCESS.signOutAllAbout}</p>
    </ConfirmDialog>
  );
}
