/** What can be done with people, one or many. */
import type { Me, OffBoarding, Person } from '@heldby/client';
import type { ManyAction } from '../../app/list/many/action.ts';
import { listedAs, patch, post } from '../../data/many.ts';
import type { NameOfLocation } from '../../data/name-of-location.ts';
import { banIcon, mapPinIcon, powerIcon, userMinusIcon, usersIcon } from '../../kit/generated/icons.ts';
import { PEOPLE_EFFECTS as says, PEOPLE_ACTIONS as words } from '../../words/many.ts';

type Action = ManyAction<Person>;

const pathOf = ({ id }: Person, part = '') => `/registry/v1/people/${id}${part}`;

export function peopleActions(me: Me, nameOfLocation: NameOfLocation): readonly Action[] {
  if (!me.may.includes('write people')) return [];
  return [offBoard, disable, enable, joinGroup, move(nameOfLocation)];
}

const disable: Action = {
  id: 'disable',
  icon: banIcon,
  danger: true,
  words: words.disable,
  needs: [],
  fits: ({ disabledReason }) => disabledReason === null,
  plan: person => (person.disabledReason === null ? post(pathOf(person, '/disable')) : says.disabledAlready),
  effect: () => says.disabled,
  undo: person => post(pathOf(person, '/enable')),
};

const enable: Action = {
  id: 'enable',
  icon: powerIcon,
  words: words.enable,
  needs: [],
  fits: ({ disabledReason }) => disabledReason !== null,
  plan: person => (person.disabledReason === null ? says.enabledAlready : post(pathOf(person, '/enable'))),
  effect: () => says.enabled,
  undo: person => post(pathOf(person, '/disable'), person.disabledReason ? { reason: person.disabledReason } : {}),
};

const joinGroup: Action = {
  id: 'group',
  icon: usersIcon,
  words: words.group,
  needs: ['group'],
  fits: () => true,
  plan: (person, { group }) => post(`/registry/v1/groups/${group?.id}/members`, { personIds: [person.id] }),
  effect: (_, __, { group }) => says.joins(group?.name ?? ''),
  undo: (person, _, { group }) => post(`/registry/v1/groups/${group?.id}/members/remove`, { personIds: [person.id] }),
};

function move(nameOfLocation: NameOfLocation): Action {
  return {
    id: 'move',
    icon: mapPinIcon,
    words: words.move,
    needs: ['location'],
    fits: () => true,
    plan: (person, { location }) =>
      person.locationId === location?.id
        ? says.thereAlready
        : patch(pathOf(person), { locationId: location?.id ?? null }, listedAs(person)),
    effect: ({ locationId }, _, { location }) => says.moved(nameOfLocation(locationId) ?? says.nowhere, location?.name ?? ''),
    undo: (person, { etag }) => patch(pathOf(person), { locationId: person.locationId }, etag),
  };
}

const offBoard: Action = {
  id: 'offBoard',
  icon: userMinusIcon,
  danger: true,
  words: words.offBoard,
  needs: [],
  takes: 'person',
  fits: () => true,
  plan: (person, { person: receiver }) =>
    post(pathOf(person, '/off-board'), receiver === null ? {} : { handTo: { kind: 'person', id: receiver.id } }),
  effect: (_, body) => sayLeaving(body as OffBoarding),
  undo: (_, { body }) => post(`/registry/v1/off-boardings/${(body as OffBoarding).id}/undo`),
};

const CREDENTIALS = ['password', 'token', 'session', 'consent'];

export function sayLeaving({ things }: Pick<OffBoarding, 'things'>): string {
  const ended = things.filter(({ becomes }) => becomes === 'ends');
  const count = (kinds: readonly string[]) => ended.filter(({ kind }) => kinds.includes(kind)).length;
  const counts = [
    [count(['assignment']), says.ends],
    [things.filter(({ kind, becomes }) => kind === 'assignment' && becomes === 'handed_over').length, says.handedOver],
    [count(['line', 'calling']), says.lines],
    [count(CREDENTIALS), says.credentials],
    [ended.length - count(['assignment', 'line', 'calling', 'login', ...CREDENTIALS]), says.other],
  ] as const;
  return says.leaves(counts.flatMap(([number, say]) => (number === 0 ? [] : [say(number)])));
}
