/** Which requests are shown. */
import { setQuery } from '../../app/router.ts';
import { CheckField } from '../../kit/fields/check-field.tsx';
import { SelectField, TextField } from '../../kit/fields/text-field.tsx';
import { EMULATOR, REQUESTS as words } from '../../words/emulator.ts';
import { changed } from './address.ts';
import type { Filter } from './filter.ts';

const FACES = ['genesys', 'webex', 'apperian', 'native', 'oauth', 'scim'];

export function FilterBar({ filter, query }: { readonly filter: Filter; readonly query: URLSearchParams }) {
  const set = (part: Readonly<Record<string, string>>) =>
    setQuery(new URL(changed(query, part), location.href).searchParams, { replace: true });
  const faces = FACES.map(face => [face, EMULATOR.vendorOf(face)] as const);
  return (
    <>
      <TextField
        bare
        type="search"
        label={words.filter}
        placeholder={words.placeholder}
        value={filter.text}
        onChange={q => set({ q })}
      />
      <SelectField
        bare
        label={words.face}
        value={filter.face}
        options={[['', words.everyFace], ...faces]}
        onChange={face => set({ face })}
      />
      <CheckField label={words.failed} checked={filter.onlyFailed} onChange={failed => set({ failed: failed ? '1' : '' })} />
    </>
  );
}
