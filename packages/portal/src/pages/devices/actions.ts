/** What can be done with devices, one or many. */
import type { Assignment, Device, HandedOver, Me } from '@heldby/client';
import type { ManyAction, ManyInput } from '../../app/list/many/action.ts';
import { listedAs, type Operation, patch, post } from '../../data/many.ts';
import type { NameOfLocation } from '../../data/name-of-location.ts';
import { stateByHand } from '../../jobs/state-by-hand.ts';
import {
  banIcon,
  circleCheckIcon,
  inboxIcon,
  mapPinIcon,
  powerIcon,
  swapIcon,
  tagIcon,
  trashIcon,
  warningIcon,
  wrenchIcon,
  xIcon,
} from '../../kit/generated/icons.ts';
import { lifecycleWords } from '../../words/kinds.ts';
import { DEVICE_EFFECTS as says, DEVICE_ACTIONS as words } from '../../words/many.ts';

type Action = ManyAction<Device>;

const pathOf = ({ id }: Device, part = '') => `/registry/v1/devices/${id}${part}`;

export function deviceActions(me: Me, nameOfLocation: NameOfLocation): readonly Action[] {
  if (!me.may.includes('write devices')) return [];
  return [handOver, disable, enable, addTag, removeTag, move(nameOfLocation), repair, lost, back, end, retire];
}

const disable: Action = {
  id: 'disable',
  icon: banIcon,
  danger: true,
  words: words.disable,
  needs: [],
  fits: ({ disabled }) => disabled === null,
  plan: device => (device.disabled === null ? post(pathOf(device, '/disable')) : says.disabledAlready),
  effect: () => says.disabled,
  undo: device => post(pathOf(device, '/enable')),
};

const enable: Action = {
  id: 'enable',
  icon: powerIcon,
  words: words.enable,
  needs: [],
  fits: ({ disabled }) => disabled !== null,
  plan: device => (device.disabled === null ? says.enabledAlready : post(pathOf(device, '/enable'))),
  effect: () => says.enabled,
  undo: device => post(pathOf(device, '/disable'), reasonBefore(device)),
};

/** A device in stock is given; one that somebody holds changes hands. */
const handOver: Action = {
  id: 'handOver',
  icon: swapIcon,
  words: words.handOver,
  needs: ['person'],
  fits: ({ lifecycle }) => lifecycle !== 'retired',
  plan: (device, { person }) => {
    const to = { kind: 'person', id: person?.id };
    if (device.lifecycle !== 'in_stock') return post(pathOf(device, '/hand-over'), { to });
    return post('/registry/v1/assignments', { deviceId: device.id, owner: to });
  },
  effect: (_, body, { person }) => {
    const to = person?.displayName ?? '';
    return isHandedOver(body) ? says.handedOver(body.ended.owner.name, to) : says.given(to);
  },
  undo: (device, { body }) => {
    if (!isHandedOver(body)) return post(`/registry/v1/assignments/${(body as Assignment).id}/end`);
    const { kind, id } = body.ended.owner;
    return post(pathOf(device, '/hand-over'), { to: { kind, id } });
  },
};

const addTag: Action = {
  id: 'tag',
  icon: tagIcon,
  words: words.tag,
  needs: ['tag'],
  fits: () => true,
  plan: (device, input) =>
    device.tags.includes(tagOf(input)) ? says.taggedAlready : change(device, { tags: [...device.tags, tagOf(input)] }),
  effect: (_, __, input) => says.tagged(tagOf(input)),
  undo: (device, { etag }) => change(device, { tags: device.tags }, etag),
};

const removeTag: Action = {
  id: 'untag',
  icon: xIcon,
  words: words.untag,
  needs: ['tag'],
  fits: ({ tags }) => tags.length > 0,
  plan: (device, input) =>
    device.tags.includes(tagOf(input))
      ? change(device, { tags: device.tags.filter(tag => tag !== tagOf(input)) })
      : says.notTagged,
  effect: (_, __, input) => says.untagged(tagOf(input)),
  undo: (device, { etag }) => change(device, { tags: device.tags }, etag),
};

function move(nameOfLocation: NameOfLocation): Action {
  return {
    id: 'move',
    icon: mapPinIcon,
    words: words.move,
    needs: ['location'],
    fits: () => true,
    plan: (device, { location }) =>
      device.locationId === location?.id ? says.thereAlready : change(device, { locationId: location?.id }),
    effect: ({ locationId }, _, { location }) => says.moved(nameOfLocation(locationId) ?? says.nowhere, location?.name ?? ''),
    undo: (device, { etag }) => change(device, { locationId: device.locationId }, etag),
  };
}

const repair: Action = { ...become('in_repair'), id: 'repair', icon: wrenchIcon, words: words.repair, undo: undoState };
const lost: Action = { ...become('lost'), id: 'lost', icon: warningIcon, danger: true, words: words.lost, undo: undoState };
const end: Action = { ...become('in_stock'), id: 'end', icon: inboxIcon, danger: true, words: words.end };
const retire: Action = {
  ...become('retired'),
  id: 'retire',
  icon: trashIcon,
  danger: true,
  words: words.retire,
  undo: undoUnheld,
};

const back: Action = {
  id: 'back',
  icon: circleCheckIcon,
  words: words.back,
  needs: [],
  fits: device => stateByHand(device) !== null,
  plan: device => (stateByHand(device) !== null ? post(pathOf(device, '/lifecycle'), { state: null }) : says.nothingSet),
  effect: sayState,
  undo: undoState,
};

/** Where nobody may hold it afterwards, what they hold ends with it. */
function become(state: 'in_repair' | 'lost' | 'in_stock' | 'retired'): Pick<Action, 'needs' | 'fits' | 'plan' | 'effect'> {
  const ends = state === 'in_stock' || state === 'retired' ? { end: true } : {};
  return {
    needs: [],
    fits: ({ lifecycle }) => lifecycle !== state,
    plan: device =>
      device.lifecycle === state ? says.isAlready(lifecycleWords[state]) : post(pathOf(device, '/lifecycle'), { state, ...ends }),
    effect: sayState,
  };
}

function undoState(device: Device): Operation {
  return post(pathOf(device, '/lifecycle'), { state: stateByHand(device) });
}

/** What ended for the holders of others would not come back with the state. */
function undoUnheld(device: Device): Operation | undefined {
  return device.lifecycle === 'in_stock' ? undoState(device) : undefined;
}

function sayState({ lifecycle }: Device, body: unknown): string {
  return says.becomes(lifecycleWords[lifecycle], lifecycleWords[(body as Device).lifecycle]);
}

/** Refused if somebody has changed the device since it was listed. */
function change(device: Device, body: NonNullable<Operation['body']>, etag: string | null = listedAs(device)): Operation {
  return patch(pathOf(device), body, etag);
}

function reasonBefore({ disabled }: Device): { readonly reason?: string } {
  return disabled === null || disabled.reason === '' ? {} : { reason: disabled.reason };
}

function tagOf({ tag }: ManyInput): string {
  return tag.trim();
}

function isHandedOver(body: unknown): body is HandedOver {
  return body !== null && typeof body === 'object' && 'ended' in body;
}
