/** Who is locked out after wrong passwords, and lifting that. */
import type { LockOut } from '@heldby/client';
import { Answered } from '../../../app/answered.tsx';
import type { PageProps } from '../../../app/pages.ts';
import { hrefOf } from '../../../app/router.ts';
import { client } from '../../../data/client.ts';
import { maySee } from '../../../data/me.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import { write } from '../../../data/write.ts';
import { lockIcon, undoIcon } from '../../../kit/generated/icons.ts';
import { Empty } from '../../../kit/states.tsx';
import type { Column, RowSource } from '../../../kit/table/source.ts';
import { Table } from '../../../kit/table/table.tsx';
import { format } from '../../../words/format.ts';
import { LOCK_OUTS as words } from '../../../words/integrations/lock-outs.ts';
import { Frame } from '../frame.tsx';

export function Page({ me }: PageProps) {
  const answer = useAnswer('lock-outs', signal => client.lockOuts.list({}, { signal }));
  return (
    <Frame me={me} path="integrations/lock-outs" about={words.about}>
      <Answered answer={answer} of="lock-outs">
        {({ items }) =>
          items.length === 0 ? (
            <div class="integrations-list">
              <Empty icon={lockIcon} title={words.none}>
                {words.noneAbout}
              </Empty>
            </div>
          ) : (
            <LockOuts lockOuts={items} mayLift={maySee(me, 'write people')} />
          )
        }
      </Answered>
    </Frame>
  );
}

function LockOuts({ lockOuts, mayLift }: { readonly lockOuts: readonly LockOut[]; readonly mayLift: boolean }) {
  const source: RowSource<LockOut> = { total: lockOuts.length, rowAt: (index: number) => lockOuts[index], want: () => undefined };
  return (
    <div class="integrations-list">
      <Table<LockOut>
        whole
        label={words.list}
        source={source}
        columns={COLUMNS}
        idOf={({ personId, network }) => `${personId} ${network}`}
        nameOf={({ login }) => login}
        hrefOf={({ personId }) => hrefOf(`people/${personId}`)}
        {...(mayLift ? { actionsOf: each => [{ text: words.lift, icon: undoIcon, onChoose: () => void lift(each) }] } : {})}
      />
    </div>
  );
}

function lift({ personId, login }: LockOut): Promise<unknown> {
  return write({
    run: options => client.people.unlock(personId, {}, options),
    done: words.lifted(login),
    refreshes: ['lock-outs', `people/${personId}`],
  });
}

const COLUMNS: readonly Column<LockOut>[] = [
  { id: 'login', title: words.login, widthPx: 160, grows: true, view: ({ login }) => <bdi class="clip">{login}</bdi> },
  { id: 'from', title: words.from, widthPx: 260, view: ({ network }) => <bdi>{network ?? words.anywhere}</bdi> },
  { id: 'attempts', title: words.attempts, widthPx: 140, numeric: true, view: ({ attempts }) => format.number(attempts) },
  { id: 'since', title: words.since, widthPx: 168, view: ({ since }) => <time dateTime={since}>{format.dateTime(since)}</time> },
  { id: 'until', title: words.until, widthPx: 168, view: ({ until }) => <time dateTime={until}>{format.dateTime(until)}</time> },
];
