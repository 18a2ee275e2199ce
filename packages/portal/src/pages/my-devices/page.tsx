/** One's own devices: what one holds, grouped as people think, where one is signed in, and one's account. */
import { Answered } from '../../app/answered.tsx';
import { PageHead } from '../../app/page-head.tsx';
import type { PageProps } from '../../app/pages.ts';
import { client } from '../../data/client.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { smartphoneIcon } from '../../kit/generated/icons.ts';
import { Empty } from '../../kit/states.tsx';
import { MY_DEVICES } from '../../words/my-devices.ts';
import { Account } from './account.tsx';
import { Devices } from './devices.tsx';
import { Sessions } from './sessions.tsx';
import './my-devices.css';

/** The largest page: more than anybody may hold. */
const MOST = 1_000;

export function Page({ me }: PageProps) {
  const key = `people/${me.id}/devices/mine`;
  const answer = useAnswer(key, async signal => {
    const asked = { state: 'waiting', person: me.id, limit: MOST } as const;
    const [held, waiting] = await Promise.all([
      client.people.devices(me.id, { expand: ['lines', 'push'] }, { signal }),
      client.approvals.list(asked, { signal }),
    ]);
    return { items: held.items, waiting: waiting.items };
  });
  return (
    <>
      <PageHead title={MY_DEVICES.title} about={MY_DEVICES.about} />
      <Answered answer={answer} of={key} rows={8}>
        {({ items, waiting }) =>
          items.length === 0 ? (
            <Empty icon={smartphoneIcon} title={MY_DEVICES.none}>
              {MY_DEVICES.noneAbout}
            </Empty>
          ) : (
            <Devices held={items} waiting={waiting} me={me} />
          )
        }
      </Answered>
      <Sessions personId={me.id} />
      <Account personId={me.id} />
    </>
  );
}
