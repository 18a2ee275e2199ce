/** What the policy does next, or has disabled: each device with when, and why. */
import type { PolicyTarget } from '@heldby/client';
import type { ComponentChildren } from 'preact';
import { lazyPart } from '../../app/lazy-part.tsx';
import { ListFrame } from '../../app/list/list-frame.tsx';
import { useSteadyList } from '../../app/list/use-steady-list.ts';
import { hrefOf } from '../../app/router.ts';
import { useDialog } from '../../app/use-dialog.ts';
import { client } from '../../data/client.ts';
import { asSource, withoutTotal } from '../../data/uncounted.ts';
import { useReload } from '../../data/use-reload.ts';
import { shieldIcon, smartphoneIcon, staleIcon, userIcon } from '../../kit/generated/icons.ts';
import type { MenuItem } from '../../kit/menu.tsx';
import { Empty } from '../../kit/states.tsx';
import { Table } from '../../kit/table/table.tsx';
import { STALE } from '../../words/stale.ts';
import { OLD_BY, POLICY } from './changes.ts';
import { nameOf, TARGET_COLUMNS } from './target-columns.tsx';

const ExemptDialog = lazyPart(async () => (await import('./dialogs.tsx')).ExemptDialog);

export interface ViewProps {
  readonly head: ComponentChildren;
  readonly bar: ComponentChildren;
  readonly mayWrite: boolean;
}

interface TargetsProps extends ViewProps {
  readonly view: 'next' | 'grace';
  /** In place of the rows, where the policy is off and has nothing to do. */
  readonly off: ComponentChildren | false;
}

export function Targets({ view, head, bar, mayWrite, off }: TargetsProps) {
  const show = view === 'next' ? 'due' : 'grace';
  const { list, busy, reload } = useSteadyList<PolicyTarget>(show, (page, signal) =>
    client.policies.preview(POLICY, { show, ...withoutTotal(page) }, { signal }),
  );
  useReload(OLD_BY, reload);
  const dialog = useDialog();
  const exempt = (target: PolicyTarget, deviceId: string) =>
    dialog.open(<ExemptDialog deviceId={deviceId} name={nameOf(target)} onClose={dialog.close} />);
  const nothing = (
    <Empty icon={staleIcon} title={STALE.none[view]}>
      {STALE.noneAbout[view]}
    </Empty>
  );
  return (
    <>
      <ListFrame list={list} busy={busy} head={head} bar={bar} count={STALE.count} empty={off || nothing}>
        <Table
          label={STALE.title}
          source={asSource(list)}
          columns={TARGET_COLUMNS}
          idOf={({ deviceId }) => deviceId ?? ''}
          nameOf={nameOf}
          hrefOf={({ deviceId }) => hrefOf(`devices/${deviceId}`)}
          actionsOf={target => actionsOf(target, mayWrite, exempt)}
        />
      </ListFrame>
      {dialog.element}
    </>
  );
}

function actionsOf(
  target: PolicyTarget,
  mayWrite: boolean,
  exempt: (target: PolicyTarget, deviceId: string) => void,
): readonly MenuItem[] {
  const { deviceId, holders } = target;
  const person = holders.find(({ kind }) => kind === 'person');
  if (deviceId === null) return [];
  return [
    { text: STALE.openDevice, icon: smartphoneIcon, href: hrefOf(`devices/${deviceId}`) },
    ...(person === undefined ? [] : [{ text: STALE.openHolder, icon: userIcon, href: hrefOf(`people/${person.id}`) }]),
    ...(mayWrite ? [{ text: STALE.exempt, icon: shieldIcon, apart: true, onChoose: () => exempt(target, deviceId) }] : []),
  ];
}
