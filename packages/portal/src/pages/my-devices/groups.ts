/** The devices of a person in groups, as people think of them. */
import type { ExpandedDevice } from '@heldby/client';
import { kindWords } from '../../words/kinds.ts';
import { MY_DEVICES } from '../../words/my-devices.ts';

type GroupWord = keyof typeof MY_DEVICES.groups;

const GROUP_OF: Readonly<Record<ExpandedDevice['device']['kind'], GroupWord>> = {
  mobile: 'phones',
  desk_phone: 'desk',
  room_device: 'rooms',
  native_catalog: 'catalogs',
  web_catalog: 'catalogs',
  browser: 'browsers',
};

export interface Group {
  readonly title: string;
  readonly held: readonly ExpandedDevice[];
}

/** In a fixed order, without those that are empty. */
export function groupsOf(held: readonly ExpandedDevice[]): readonly Group[] {
  return Object.entries(MY_DEVICES.groups)
    .map(([word, title]) => ({ title, held: held.filter(({ device }) => GROUP_OF[device.kind] === word) }))
    .filter(group => group.held.length > 0);
}

/** What people call it. */
export function nameOf({ name, model, kind }: Pick<ExpandedDevice['device'], 'name' | 'model' | 'kind'>): string {
  return name ?? model ?? kindWords[kind];
}
