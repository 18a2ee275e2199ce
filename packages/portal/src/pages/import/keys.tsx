/** By what the people and devices of a file are found, where it has several columns that tell them apart. */
import type { Import } from '@heldby/client';
import { client } from '../../data/client.ts';
import { useWrite } from '../../data/use-write.ts';
import { SelectField } from '../../kit/fields/text-field.tsx';
import { IMPORTS, MEMBER_WORDS } from '../../words/imports.ts';
import { mayPlanAgain } from './plan-again.ts';

type Key = Import['key'][number];

const NOUNS = ['person', 'device'] as const;
type Noun = (typeof NOUNS)[number];

/** Members of which no two people, or devices, have the same. */
const KEYS: readonly Key[] = [
  ...(['person.id', 'person.externalIds', 'person.login', 'person.employeeNumber', 'person.email'] as const),
  ...([
    'device.id',
    'device.externalIds',
    'device.serial',
    'device.mac',
    'device.imei',
    'device.assetTag',
    'device.udid',
  ] as const),
];

export function Keys({ found }: { readonly found: Import }) {
  const { busy, write } = useWrite();
  const { id, key, columns, revision } = found;
  const isOpen = mayPlanAgain(found) && !busy;
  const choose = (noun: Noun, chosen: string) =>
    write({
      run: options =>
        client.imports.update(
          id,
          { key: [...key.filter(each => nounOf(each) !== noun), ...KEYS.filter(each => each === chosen)] },
          { ...options, ifRevision: revision },
        ),
      done: IMPORTS.working.planning,
      refreshes: [`imports/${id}`, 'imports'],
    });
  return NOUNS.map(noun => {
    const chosen = key.find(each => nounOf(each) === noun);
    const present = KEYS.filter(
      each => nounOf(each) === noun && (each === chosen || columns.some(({ member }) => member === each)),
    );
    if (present.length < 2 && chosen === undefined) return null;
    const options = [['', IMPORTS.surest] as const, ...present.map(each => [each, MEMBER_WORDS[each] ?? each] as const)];
    return (
      <SelectField
        key={noun}
        label={IMPORTS.foundBy[noun]}
        value={chosen ?? ''}
        onChange={value => void (isOpen && choose(noun, value))}
        options={isOpen ? options : options.filter(([value]) => value === (chosen ?? ''))}
      />
    );
  });
}

function nounOf(key: Key): string {
  return key.slice(0, key.indexOf('.'));
}
