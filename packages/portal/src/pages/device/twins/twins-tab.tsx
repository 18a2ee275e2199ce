/** Other registrations of the same hardware with what shows it, and those that were merged into this one. */
import type { Holder, SameHardware } from '@heldby/client';
import { Asked } from '../../../app/asked.tsx';
import { hrefOf } from '../../../app/router.ts';
import { client } from '../../../data/client.ts';
import { Button } from '../../../kit/button.tsx';
import { Card } from '../../../kit/card.tsx';
import { Chip } from '../../../kit/chip.tsx';
import { Facts } from '../../../kit/facts.tsx';
import { linkIcon } from '../../../kit/generated/icons.ts';
import { KindIcon } from '../../../kit/kind-icon.tsx';
import { Notice } from '../../../kit/notice.tsx';
import { Empty } from '../../../kit/states.tsx';
import { nameOfDevice } from '../../../words/device-name.ts';
import { TWINS } from '../../../words/device-parts.ts';
import { format } from '../../../words/format.ts';
import { kindWords } from '../../../words/kinds.ts';
import type { Shown } from '../opened.ts';
import { sayDifferences } from './differences.ts';
import { EvidenceList } from './evidence.tsx';
import { Merged } from './merged.tsx';

const TONES = { strong: 'good', medium: 'info', weak: 'plain' } as const;

export function TwinsTab(shown: Shown) {
  const { device, may } = shown;
  return (
    <div class="device-column">
      <Asked ask={`devices/${device.id}/twins`} load={signal => client.devices.sameHardware(device.id, { signal })} rows={4}>
        {({ items, isCut }) => (
          <div class="device-column">
            {isCut && <Notice tone="warn">{TWINS.cut}</Notice>}
            {items.length === 0 && (
              <Empty icon={linkIcon} title={TWINS.none}>
                {TWINS.noneAbout}
              </Empty>
            )}
            {items.map(twin => (
              <Twin key={twin.device.id} {...shown} twin={twin} />
            ))}
          </div>
        )}
      </Asked>
      {may.readTimeline && <Merged {...shown} />}
    </div>
  );
}

function Twin({ twin, device: own, may, open }: Shown & { readonly twin: SameHardware }) {
  const { device, strength, evidence, differences, holders } = twin;
  // An app catalog and the phone that it is on share their hardware and stay two things.
  const canBeOne = device.kind === own.kind;
  return (
    <Card
      title={
        <span class="device-row-name">
          <KindIcon kind={device.kind} />
          <a class="clip" href={hrefOf(`devices/${device.id}`)}>
            <bdi>{nameOfDevice(device)}</bdi>
          </a>
        </span>
      }
      aside={
        <>
          <Chip tone={TONES[strength]} dot>
            {TWINS.strengths[strength]}
          </Chip>
          {!canBeOne && TWINS.otherKind}
          {may.write && canBeOne && (
            <Button small icon={linkIcon} onPress={() => open({ what: 'mergeWith', other: device })}>
              {TWINS.merge}
            </Button>
          )}
        </>
      }
    >
      <Facts
        facts={[
          [TWINS.kind, [kindWords[device.kind], device.make, device.model].filter(Boolean).join(' · ')],
          [TWINS.agree, <EvidenceList evidence={evidence} />],
          ...(differences.length === 0 ? [] : [[TWINS.differ, sayDifferences(differences)] as const]),
          [TWINS.heldBy, <bdi>{sayHolders(holders)}</bdi>],
          [TWINS.added, format.date(device.createdAt)],
        ]}
      />
    </Card>
  );
}

function sayHolders(holders: readonly Holder[]): string {
  return holders.length === 0 ? TWINS.heldByNobody : format.list([...new Set(holders.map(({ name }) => name))]);
}
