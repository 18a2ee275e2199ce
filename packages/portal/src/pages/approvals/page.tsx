/** Devices that wait for approval, and what became of those that waited. */
import type { Approval } from '@heldby/client';
import { lazyModule } from '../../app/lazy-part.tsx';
import { ListFrame } from '../../app/list/list-frame.tsx';
import { useMany } from '../../app/list/many/use-many.tsx';
import { useSelectedRows } from '../../app/list/use-selected-rows.ts';
import { useSteadyList } from '../../app/list/use-steady-list.ts';
import { PageHead } from '../../app/page-head.tsx';
import type { PageProps } from '../../app/pages.ts';
import { hrefOf } from '../../app/router.ts';
import { client } from '../../data/client.ts';
import type { ReadListPage } from '../../data/list.ts';
import { maySee } from '../../data/me.ts';
import { asSource, withoutTotal } from '../../data/uncounted.ts';
import { useReload } from '../../data/use-reload.ts';
import { circleCheckIcon, smartphoneIcon, userIcon } from '../../kit/generated/icons.ts';
import type { MenuItem } from '../../kit/menu.tsx';
import { Empty } from '../../kit/states.tsx';
import { Table } from '../../kit/table/table.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import { APPROVALS } from '../../words/approvals.ts';
import { columnsOf, nameOf } from './columns.tsx';

type State = Approval['state'];

const STATES = Object.keys(APPROVALS.views) as State[];
const OLD_BY = ['approvals'];

const actions = lazyModule(async () => (await import('./actions.ts')).approvalActions);

export function Page({ me, query }: PageProps) {
  const state = STATES.find(each => each === query.get('state')) ?? 'waiting';
  const mayDecide = maySee(me, 'write devices') && state === 'waiting';
  const many = useMany({ me, nameOfLocation: () => undefined, actions: mayDecide ? actions : undefined, nameOf, idOf });
  const read: ReadListPage<Approval> = (page, signal) => client.approvals.list({ state, ...withoutTotal(page) }, { signal });
  const { list, busy, reload } = useSteadyList(`${state} ${many.version}`, read);
  useReload(OLD_BY, reload);
  const source = asSource(list);
  const rows = useSelectedRows(source, idOf);
  return (
    <>
      <ListFrame
        list={list}
        busy={busy}
        head={<PageHead title={APPROVALS.title} about={APPROVALS.about[state]} />}
        bar={<Views state={state} />}
        count={APPROVALS.count}
        empty={<Nothing state={state} seesPolicies={maySee(me, 'read policy')} />}
        foot={many.selected?.(rows, { total: list.total, read })}
      >
        <Table
          label={APPROVALS.title}
          source={source}
          columns={columnsOf(state)}
          idOf={idOf}
          nameOf={nameOf}
          hrefOf={({ deviceId }) => hrefOf(`devices/${deviceId}`)}
          {...(many.selected === undefined ? {} : { selection: rows.selection, onSelection: rows.select })}
          actionsOf={async approval => [...linksOf(approval), ...((await many.itemsOf?.(approval)) ?? [])]}
        />
      </ListFrame>
      {many.dialog}
    </>
  );
}

function Views({ state }: { readonly state: State }) {
  const tabs = STATES.map(each => ({
    href: hrefOf('approvals', each === 'waiting' ? undefined : new URLSearchParams({ state: each })),
    text: APPROVALS.views[each],
    current: each === state,
  }));
  return <Tabs label={APPROVALS.view} tabs={tabs} />;
}

function Nothing({ state, seesPolicies }: { readonly state: State; readonly seesPolicies: boolean }) {
  return (
    <Empty icon={circleCheckIcon} title={APPROVALS.none[state]}>
      {APPROVALS.noneAbout} {seesPolicies && <a href={hrefOf('settings/policies')}>{APPROVALS.policies}</a>}
    </Empty>
  );
}

function linksOf({ deviceId, owner }: Approval): readonly MenuItem[] {
  return [
    { text: APPROVALS.openDevice, icon: smartphoneIcon, href: hrefOf(`devices/${deviceId}`) },
    ...(owner.kind === 'person' ? [{ text: APPROVALS.openPerson, icon: userIcon, href: hrefOf(`people/${owner.id}`) }] : []),
  ];
}

function idOf({ id }: Approval): string {
  return id;
}
