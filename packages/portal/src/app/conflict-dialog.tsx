/** What somebody else has changed since the page read it, side by side. The person goes on with their change, or leaves it. */
import { type Conflict, differing } from '../data/conflicts.ts';
import { useLocationNames } from '../data/location-names.ts';
import { Button } from '../kit/button.tsx';
import { DiffView } from '../kit/data/diff-view.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { CONFLICT } from '../words/conflict.ts';
import { deviceFields, personFields } from '../words/device-fields.ts';

const NAMES: Readonly<Record<string, string>> = { ...CONFLICT.members, ...personFields, ...deviceFields };

export function ConflictDialog({ conflict }: { readonly conflict: Conflict }) {
  const nameOfLocation = useLocationNames();
  const [before, now] = differing(conflict.before, conflict.now, NAMES).map(each => withNames(each, nameOfLocation));
  const leave = () => conflict.decide(false);
  return (
    <Dialog
      title={CONFLICT.title}
      wide
      onClose={leave}
      onSubmit={() => conflict.decide(true)}
      foot={
        <>
          <Button onPress={leave}>{CONFLICT.leave}</Button>
          <Button type="submit" look="primary">
            {CONFLICT.goOn}
          </Button>
        </>
      }
    >
      <p>{CONFLICT.about}</p>
      <DiffView before={before ?? null} after={now ?? null} label={CONFLICT.label} heads={CONFLICT.heads} names={NAMES} />
    </Dialog>
  );
}

function withNames(object: object, nameOfLocation: (id: string | null) => string | undefined): object {
  const { locationId } = object as { readonly locationId?: string | null };
  return typeof locationId === 'string' ? { ...object, locationId: nameOfLocation(locationId) ?? locationId } : object;
}
