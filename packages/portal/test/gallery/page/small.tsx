/** The gallery's section of small components, in all their states. */
import { useState } from 'preact/hooks';
import { Avatar } from '../../../src/kit/avatar.tsx';
import { Button, IconButton, LinkButton } from '../../../src/kit/button.tsx';
import { Card } from '../../../src/kit/card.tsx';
import { Chip } from '../../../src/kit/chip.tsx';
import { CodeBlock } from '../../../src/kit/code-block.tsx';
import { ActivationCode } from '../../../src/kit/countdown.tsx';
import { Crumbs } from '../../../src/kit/crumbs.tsx';
import { Facts } from '../../../src/kit/facts.tsx';
import { ellipsisIcon, plusIcon, userMinusIcon } from '../../../src/kit/generated/icons.ts';
import { Keys } from '../../../src/kit/keys.tsx';
import { Notice } from '../../../src/kit/notice.tsx';
import { Progress } from '../../../src/kit/progress.tsx';
import { Empty, Failed, Loading } from '../../../src/kit/states.tsx';
import { Tabs } from '../../../src/kit/tabs.tsx';
import { ARABIC_NAME, LONG_NAME } from './samples.ts';

export function SmallParts() {
  return (
    <>
      <Crumbs label="Breadcrumbs" crumbs={[{ text: 'People', href: '#people' }, { text: LONG_NAME }]} />
      <Tabs
        label="Person"
        tabs={[
          { href: '#devices', text: 'Devices', count: '5', current: true },
          { href: '#timeline', text: 'Timeline' },
          { href: '#access', text: 'Tokens and sessions', count: '12' },
        ]}
      />
      <Card title="Buttons and chips">
        <div class="sample-row">
          <Button>Assign</Button>
          <Button look="primary" icon={plusIcon}>
            Give a device
          </Button>
          <Button look="danger" icon={userMinusIcon}>
            Off-board …
          </Button>
          <Button look="quiet">Cancel</Button>
          <Button small>Undo</Button>
          <Button disabled>Not now</Button>
          <Button look="primary" busy>
            Saving
          </Button>
          <IconButton icon={ellipsisIcon} label="More" />
          <LinkButton href="#export">Export</LinkButton>
          <Keys keys="Mod+K" />
        </div>
        <div class="sample-row">
          <Chip>user</Chip>
          <Chip tone="info">owner</Chip>
          <Chip tone="good" dot>
            Active
          </Chip>
          <Chip tone="warn" dot>
            Guest until 17:30
          </Chip>
          <Chip tone="bad" dot>
            Stale for 94 days
          </Chip>
          <Chip dot>Disabled by policy</Chip>
          {['Ann Meier', LONG_NAME, ARABIC_NAME, '山田太郎', 'Zoë'].map(name => (
            <Avatar key={name} name={name} large />
          ))}
        </div>
      </Card>
      <FactsAndStates />
    </>
  );
}

function FactsAndStates() {
  const [endsAt] = useState(() => new Date(Date.now() + 86_400_000 * 2).toISOString());
  return (
    <div class="sample-columns">
      <Card title="Facts" aside={<span>from Entra</span>}>
        <Facts
          facts={[
            ['Name', <bdi key="n">{LONG_NAME}</bdi>],
            ['Also known as', <bdi key="a">{ARABIC_NAME}</bdi>],
            ['E-mail', 'ann.meier@example.com'],
            ['Asset tag', null],
          ]}
        />
      </Card>
      <Card title="Notices">
        <div class="sample-stack">
          <Notice>12 of 40 rows are new.</Notice>
          <Notice tone="warn">Two phones have the same serial number.</Notice>
          <Notice tone="bad">Somebody changed this person meanwhile.</Notice>
          <Progress label="Import" done={42} total={100} />
          <Progress label="Waiting" />
        </div>
      </Card>
      <Card title="Empty">
        <Empty title="No devices yet" action={<Button>Give a device</Button>}>
          What Ann Meier gets is shown here.
        </Empty>
      </Card>
      <Card title="Failed">
        <Failed detail="The server did not answer within 10 seconds." onRetry={() => undefined} />
      </Card>
      <Card title="Loading" flush>
        <Loading rows={4} />
      </Card>
      <Card title="Activation">
        <ActivationCode code="5414011256173816" endsAt={endsAt} label="Type this on the phone" />
      </Card>
      <CodeBlock
        label="curl"
        text={'curl -H "Authorization: Bearer $TOKEN" \\\n  https://heldby.example/registry/v1/devices?kind=desk_phone&limit=100'}
      />
    </div>
  );
}
