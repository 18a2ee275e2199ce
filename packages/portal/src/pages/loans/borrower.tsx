/** Whose loans are listed. */
import { useState } from 'preact/hooks';
import { client } from '../../data/client.ts';
import { findPeople } from '../../data/look-up.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { IconButton } from '../../kit/button.tsx';
import { xIcon } from '../../kit/generated/icons.ts';
import { PersonPicker, type PickedPerson } from '../../kit/pickers.tsx';
import { LOANS } from '../../words/loans.ts';

interface BorrowerProps {
  readonly id: string | null;
  readonly onChange: (id: string | null) => void;
}

export function Borrower({ id, onChange }: BorrowerProps) {
  const [picked, setPicked] = useState<PickedPerson | null>(null);
  const known = useAnswer<PickedPerson>(id === null ? null : `people/${id}/borrower`, signal =>
    client.people.get(id ?? '', { signal }),
  ).value;
  const value = id === null ? null : picked?.id === id ? picked : (known ?? null);
  const choose = (next: PickedPerson | null) => {
    setPicked(next);
    if (next !== null) onChange(next.id);
  };
  return (
    <div class="loans-borrower">
      <PersonPicker label={LOANS.borrower} bare load={findPeople} value={value} onChange={choose} placeholder={LOANS.anybody} />
      {id !== null && <IconButton icon={xIcon} label={LOANS.anybody} onPress={() => onChange(null)} />}
    </div>
  );
}
