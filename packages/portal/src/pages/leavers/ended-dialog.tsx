/** Everything that one off-boarding ended, handed over or left. */
import { client } from '../../data/client.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { LeavingThings } from '../../jobs/thing-list.tsx';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Failed, Loading } from '../../kit/states.tsx';
import { LEAVERS } from '../../words/leaving.ts';

export function EndedDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { value, error } = useAnswer(`off-boardings/${id}`, signal => client.offBoardings.get(id, { signal }));
  return (
    <Dialog
      title={value === undefined ? LEAVERS.title : LEAVERS.detailTitle(value.person.name)}
      wide
      onClose={onClose}
      foot={<Button onPress={onClose}>{LEAVERS.close}</Button>}
    >
      <div>
        {value !== undefined && <LeavingThings things={value.things} />}
        {value === undefined && (error ? <Failed detail={error instanceof Error ? error.message : ''} /> : <Loading rows={6} />)}
      </div>
    </Dialog>
  );
}
