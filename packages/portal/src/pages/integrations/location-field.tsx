/** Picks a location, of which only the id is known. */
import { client } from '../../data/client.ts';
import { findLocations } from '../../data/look-up.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { LocationPicker, type PickedLocation } from '../../kit/pickers.tsx';

interface LocationFieldProps {
  readonly label: string;
  /** Null: none. */
  readonly id: string | null;
  readonly onChange: (id: string | null) => void;
}

export function LocationField({ label, id, onChange }: LocationFieldProps) {
  const { value } = useAnswer(id === null ? null : `locations/${id}`, signal => client.locations.get(id ?? '', { signal }));
  // Until its name is read, nothing is shown as picked.
  const picked: PickedLocation | null = id === null ? null : (value ?? null);
  return <LocationPicker label={label} load={findLocations} value={picked} onChange={wanted => onChange(wanted?.id ?? null)} />;
}
