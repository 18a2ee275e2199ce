/** What the policy leaves alone: devices, people, groups, locations and tags, until when and why. */
import type { PolicyExemption } from '@heldby/client';
import { ChangeDialog } from '../../app/later-change.tsx';
import { ListFrame } from '../../app/list/list-frame.tsx';
import { useSteadyList } from '../../app/list/use-steady-list.ts';
import { useDialog } from '../../app/use-dialog.ts';
import { client } from '../../data/client.ts';
import { asSource, withoutTotal } from '../../data/uncounted.ts';
import { useReload } from '../../data/use-reload.ts';
import { shieldIcon, xIcon } from '../../kit/generated/icons.ts';
import { Empty } from '../../kit/states.tsx';
import type { Column } from '../../kit/table/source.ts';
import { Table } from '../../kit/table/table.tsx';
import { format } from '../../words/format.ts';
import { STALE, EXEMPTIONS as words } from '../../words/stale.ts';
import { endingExemption, OLD_BY, POLICY } from './changes.ts';
import type { ViewProps } from './targets.tsx';

export function Exemptions({ head, bar, mayWrite }: ViewProps) {
  const { list, busy, reload } = useSteadyList<PolicyExemption>('exemptions', (page, signal) =>
    client.policies.exemptions(POLICY, withoutTotal(page), { signal }),
  );
  useReload(OLD_BY, reload);
  const dialog = useDialog();
  const end = (exemption: PolicyExemption) =>
    dialog.open(
      <ChangeDialog
        title={words.endVerb}
        verb={words.endVerb}
        onClose={dialog.close}
        change={reason => endingExemption(exemption, nameOf(exemption), reason)}
      >
        <p>
          <bdi>{nameOf(exemption)}</bdi>: {words.endAbout}
        </p>
      </ChangeDialog>,
    );
  const nothing = (
    <Empty icon={shieldIcon} title={STALE.none.exempt}>
      {STALE.noneAbout.exempt}
    </Empty>
  );
  return (
    <>
      <ListFrame list={list} busy={busy} head={head} bar={bar} count={STALE.exemptions} empty={nothing}>
        <Table<PolicyExemption>
          label={STALE.views.exempt}
          source={asSource(list)}
          columns={COLUMNS}
          idOf={({ id }) => id}
          nameOf={nameOf}
          {...(mayWrite ? { actionsOf: exemption => [{ text: words.end, icon: xIcon, onChoose: () => end(exemption) }] } : {})}
        />
      </ListFrame>
      {dialog.element}
    </>
  );
}

function nameOf({ kind, name, target }: PolicyExemption): string {
  return name ?? (kind === 'tag' ? target : words.gone);
}

const { columns: titles } = words;

const COLUMNS: readonly Column<PolicyExemption>[] = [
  {
    id: 'name',
    title: titles.name,
    widthPx: 160,
    grows: true,
    view: exemption => <bdi class="clip">{nameOf(exemption)}</bdi>,
  },
  { id: 'kind', title: titles.kind, widthPx: 96, view: ({ kind }) => words.kinds[kind] },
  {
    id: 'until',
    title: titles.until,
    widthPx: 152,
    view: ({ until }) => (until === null ? words.forever : <time dateTime={until}>{format.dateTime(until)}</time>),
  },
  { id: 'reason', title: titles.reason, widthPx: 240, view: ({ reason }) => reason && <bdi title={reason}>{reason}</bdi> },
  { id: 'by', title: titles.by, widthPx: 152, view: ({ createdBy }) => <bdi>{createdBy.name}</bdi> },
  {
    id: 'since',
    title: titles.since,
    widthPx: 112,
    view: ({ createdAt }) => <time dateTime={createdAt}>{format.date(createdAt)}</time>,
  },
];
