/** The fields of what an action needs to know. */
import { findGroups, findLocations, findPeople } from '../../../data/look-up.ts';
import { TextField } from '../../../kit/fields/text-field.tsx';
import { LocationPicker, PersonPicker } from '../../../kit/pickers.tsx';
import { MANY } from '../../../words/many.ts';
import { ReasonField } from '../../reason-field.tsx';
import type { ManyAction, ManyInput } from './action.ts';

/** As the contract has them. */
const TAG_LENGTH = 100;

interface AsksProps<T> {
  readonly action: ManyAction<T>;
  readonly input: ManyInput;
  readonly onInput: (input: ManyInput) => void;
}

export function Asks<T>({ action: { needs, takes }, input, onInput }: AsksProps<T>) {
  const { asks } = MANY;
  const set = (part: Partial<ManyInput>) => onInput({ ...input, ...part });
  return (
    <>
      {needs.includes('person') && (
        <PersonPicker
          label={asks.person}
          load={findPeople}
          value={input.person}
          onChange={person => set({ person })}
          first
          required
        />
      )}
      {takes === 'person' && (
        <PersonPicker
          label={asks.receiver}
          hint={asks.receiverHint}
          load={findPeople}
          value={input.person}
          onChange={person => set({ person })}
        />
      )}
      {needs.includes('location') && (
        <LocationPicker
          label={asks.location}
          load={findLocations}
          value={input.location}
          onChange={location => set({ location })}
          first
          required
        />
      )}
      {needs.includes('group') && (
        <LocationPicker
          label={asks.group}
          load={findGroups}
          value={input.group}
          onChange={group => set({ group })}
          first
          required
        />
      )}
      {needs.includes('tag') && (
        <TextField label={asks.tag} value={input.tag} onChange={tag => set({ tag })} maxLength={TAG_LENGTH} first required />
      )}
      <ReasonField value={input.reason} onChange={reason => set({ reason })} first={needs.length === 0 && takes === undefined} />
    </>
  );
}
