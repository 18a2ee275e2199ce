/** What is known of the device. */
import type { Device } from '@heldby/client';
import type { ComponentChildren } from 'preact';
import { useLocationNames } from '../../../data/location-names.ts';
import { Card } from '../../../kit/card.tsx';
import { Chip } from '../../../kit/chip.tsx';
import { CopyButton } from '../../../kit/code-block.tsx';
import { type Fact, Facts } from '../../../kit/facts.tsx';
import { Notice } from '../../../kit/notice.tsx';
import { DEVICE } from '../../../words/device.ts';
import { deviceFields } from '../../../words/device-fields.ts';
import { format } from '../../../words/format.ts';
import { kindWords, platformWords } from '../../../words/kinds.ts';
import type { Shown } from '../opened.ts';

export function DeviceFacts({ device, may }: Shown) {
  return (
    <Card title={DEVICE.facts}>
      <div class="device-facts">
        {device.disabled !== null && (
          <Notice tone="warn">
            <bdi>{DEVICE.disabledBy(device.disabled.reason, device.disabled.by.name, format.date(device.disabled.at))}</bdi>
          </Notice>
        )}
        <Facts facts={factsOf(device, may.read)} />
      </div>
    </Card>
  );
}

/** What is not known is left out, but for what every device of its kind should have. */
function factsOf(device: Device, knowsPlaces: boolean): readonly Fact[] {
  const { platform, osVersion, tags, locationId, externalIds, metadata } = device;
  const facts: readonly (readonly [string, ComponentChildren])[] = [
    [DEVICE.kind, kindWords[device.kind]],
    [field('make'), text(device.make)],
    [field('model'), text(device.model)],
    [field('platform'), platform === null ? null : [platformWords[platform], osVersion].filter(Boolean).join(' ')],
    [field('serial'), code(device.serial)],
    [field('mac'), code(device.mac?.replaceAll(/(..)(?=.)/g, '$1:') ?? null)],
    [field('macs'), lines(device.macs?.map(({ address, kind }) => `${address.replaceAll(/(..)(?=.)/g, '$1:')} (${kind})`))],
    [field('udid'), code(device.udid)],
    [field('imei'), lines(device.imei)],
    [field('iccid'), code(device.iccid ?? null)],
    [field('phoneNumber'), code(device.phoneNumber ?? null)],
    [field('assetTag'), code(device.assetTag ?? null)],
    [field('locationId'), locationId === null ? null : knowsPlaces ? <Place id={locationId} /> : null],
    [field('tags'), tags.length === 0 ? null : <Tags tags={tags} />],
    [field('purchasedAt'), device.purchasedAt === undefined ? null : format.date(device.purchasedAt)],
    [field('externalIds'), lines(externalIds?.map(({ source, id }) => `${source}: ${id}`))],
    ...Object.entries(metadata ?? {}).map(([key, value]): Fact => [key, text(String(value))]),
    [field('notes'), text(device.notes ?? null)],
    [DEVICE.number, String(device.number)],
    [DEVICE.added, <time title={format.dateTime(device.createdAt)}>{format.date(device.createdAt)}</time>],
    [DEVICE.changed, <time title={format.dateTime(device.modifiedAt)}>{format.relative(device.modifiedAt)}</time>],
  ];
  return facts.filter(([, value]) => value !== null);
}

function field(name: string): string {
  return deviceFields[name] ?? name;
}

function text(value: string | null): ComponentChildren {
  return value === null ? null : <bdi>{value}</bdi>;
}

/** What people read out or paste elsewhere. */
function code(value: string | null): ComponentChildren {
  if (value === null) return null;
  return (
    <span class="device-code">
      <bdi class="mono">{value}</bdi>
      <CopyButton text={value} />
    </span>
  );
}

function lines(values: readonly string[] | undefined): ComponentChildren {
  if (values === undefined || values.length === 0) return null;
  return values.map(value => (
    <div key={value}>
      <bdi class="mono">{value}</bdi>
    </div>
  ));
}

function Tags({ tags }: { readonly tags: readonly string[] }) {
  return (
    <span class="device-chips">
      {tags.map(tag => (
        <Chip key={tag}>
          <bdi>{tag}</bdi>
        </Chip>
      ))}
    </span>
  );
}

function Place({ id }: { readonly id: string }) {
  const name = useLocationNames()(id);
  return name === undefined ? null : <bdi>{name}</bdi>;
}
