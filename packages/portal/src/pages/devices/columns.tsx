/** The columns of the list of devices. */
import type { Device, ListedDevice } from '@heldby/client';
import type { ListColumn } from '../../app/list/list-column.ts';
import { hrefOf } from '../../app/router.ts';
import type { NameOfLocation } from '../../data/name-of-location.ts';
import { lifecycleTone } from '../../jobs/lifecycle-tone.ts';
import { Chip } from '../../kit/chip.tsx';
import { KindIcon } from '../../kit/kind-icon.tsx';
import { DEVICES as words } from '../../words/device-list.ts';
import { nameOfDevice } from '../../words/device-name.ts';
import { format } from '../../words/format.ts';
import { kindWords, lifecycleWords, platformWords } from '../../words/kinds.ts';

export const USUAL_COLUMNS = ['name', 'holders', 'state', 'model', 'platform', 'serial', 'added'];

/** What people call it, as far as it has a name. */
type Text = (device: Device) => string | null | undefined;

const { columns: titles } = words;

type Options = { readonly mono?: boolean; readonly grows?: boolean };

function column(
  id: keyof typeof titles,
  widthPx: number,
  of: Text,
  { mono = false, grows = false }: Options = {},
): ListColumn<ListedDevice> {
  const view = (device: Device) => (
    <bdi class={mono ? 'mono' : undefined} title={of(device) ?? undefined}>
      {of(device)}
    </bdi>
  );
  return { id, title: titles[id], widthPx, grows, view, csv: device => of(device) ?? '' };
}

export function deviceColumns(nameOfLocation: NameOfLocation): readonly ListColumn<ListedDevice>[] {
  return [
    {
      id: 'name',
      title: titles.name,
      widthPx: 200,
      grows: true,
      view: device => (
        <>
          <KindIcon kind={device.kind} />
          <bdi class="clip">{nameOfDevice(device)}</bdi>
        </>
      ),
      csv: nameOfDevice,
    },
    {
      id: 'holders',
      title: titles.holders,
      widthPx: 156,
      grows: true,
      view: device => <Holders device={device} />,
      csv: ({ holders = [] }) => holders.map(({ name }) => name).join('; '),
    },
    { id: 'state', title: titles.state, widthPx: 104, view: device => <State device={device} />, csv: stateOf },
    column('kind', 120, ({ kind }) => kindWords[kind]),
    column('model', 128, ({ model }) => model, { grows: true }),
    column('make', 120, ({ make }) => make),
    column('platform', 116, systemOf),
    column('serial', 120, ({ serial }) => serial, { mono: true }),
    column('mac', 130, ({ mac }) => mac, { mono: true }),
    column('udid', 200, ({ udid }) => udid, { mono: true }),
    column('asset', 110, ({ assetTag }) => assetTag, { mono: true }),
    column('phone', 130, ({ phoneNumber }) => phoneNumber),
    column('location', 140, ({ locationId }) => nameOfLocation(locationId)),
    { id: 'tags', title: titles.tags, widthPx: 160, view: ({ tags }) => <Tags tags={tags} />, csv: ({ tags }) => tags.join(' ') },
    {
      id: 'added',
      title: titles.added,
      widthPx: 110,
      sort: 'createdAt',
      view: ({ createdAt }) => <time dateTime={createdAt}>{format.date(createdAt)}</time>,
      csv: ({ createdAt }) => createdAt,
    },
    {
      id: 'number',
      title: titles.number,
      widthPx: 84,
      numeric: true,
      sort: 'number',
      view: ({ number }) => format.number(number),
      csv: ({ number }) => String(number),
    },
  ];
}

function systemOf({ platform, osVersion }: Device): string {
  return [platform === null ? null : platformWords[platform], osVersion].filter(Boolean).join(' ');
}

function stateOf({ disabled, lifecycle }: Device): string {
  return disabled === null ? lifecycleWords[lifecycle] : [words.disabled, lifecycleWords[lifecycle]].join(', ');
}

/** What keeps it from being used comes first. */
function State({ device }: { readonly device: Device }) {
  const { disabled, lifecycle } = device;
  if (disabled === null || lifecycle === 'lost') {
    return (
      <Chip tone={lifecycleTone(lifecycle)} dot>
        {lifecycleWords[lifecycle]}
      </Chip>
    );
  }
  return (
    <Chip tone="bad" dot title={disabled.reason}>
      {words.disabled}
    </Chip>
  );
}

/** The first, and how many more: a shared device may have hundreds. */
function Holders({ device: { holders = [] } }: { readonly device: ListedDevice }) {
  const [first] = holders;
  if (first === undefined) return <span class="quiet">{words.nobody}</span>;
  const names = holders.map(({ name }) => name).join(', ');
  const text = <bdi class="clip">{first.name}</bdi>;
  return (
    <span class="row-holders" title={names}>
      {first.kind === 'person' ? (
        <a href={hrefOf(`people/${first.id}`)} tabIndex={-1}>
          {text}
        </a>
      ) : (
        text
      )}
      {holders.length > 1 && <span class="quiet">{words.andMore(holders.length - 1)}</span>}
    </span>
  );
}

function Tags({ tags }: { readonly tags: readonly string[] }) {
  return (
    <span class="row-tags">
      {tags.map(tag => (
        <Chip key={tag}>
          <bdi>{tag}</bdi>
        </Chip>
      ))}
    </span>
  );
}
