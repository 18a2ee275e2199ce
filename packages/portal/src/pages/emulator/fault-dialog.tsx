/** Adds a fault: for which requests, what goes wrong, and how often. */
import { useState } from 'preact/hooks';
import { control, Refusal } from '../../data/emulator/control.ts';
import { Combobox } from '../../kit/combobox.tsx';
import { FormDialog } from '../../kit/confirm.tsx';
import { SelectField, TextField } from '../../kit/fields/text-field.tsx';
import { toasts } from '../../kit/toasts.ts';
import { FAULTS as words } from '../../words/emulator-parts.ts';
import { type Draft, wishOf } from './fault-draft.ts';

interface FaultDialogProps {
  /** Empty where nothing is known. */
  readonly wanted: { readonly operation: string; readonly path: string };
  readonly onClose: () => void;
}

export function FaultDialog({ wanted, onClose }: FaultDialogProps) {
  const [draft, setDraft] = useState<Draft>({
    on: wanted.operation === '' && wanted.path !== '' ? 'path' : 'operation',
    ...wanted,
    kind: 'status',
    status: '503',
    delayMs: '',
    times: '1',
  });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const add = async () => {
    setBusy(true);
    try {
      await control('POST', 'faults', wishOf(draft));
      toasts.add({ text: words.added, tone: 'good' });
      onClose();
    } catch (caught) {
      setError(caught instanceof Refusal ? caught.message : String(caught));
    }
    setBusy(false);
  };
  return (
    <FormDialog title={words.title} verb={words.verb} busy={busy} error={error} onDo={() => void add()} onClose={onClose}>
      <Choice label={words.for} of={words.fors} value={draft.on} onChange={on => set({ on })} first />
      {draft.on === 'operation' ? (
        <Combobox<string>
          label={words.operation}
          load={findOperations}
          value={draft.operation === '' ? null : draft.operation}
          onChange={operation => set({ operation: operation ?? '' })}
          idOf={id => id}
          textOf={id => id}
        />
      ) : (
        <TextField label={words.path} hint={words.pathHint} value={draft.path} onChange={path => set({ path })} />
      )}
      <Choice label={words.kind} of={words.kinds} value={draft.kind} onChange={kind => set({ kind })} />
      {draft.kind === 'status' && (
        <TextField label={words.statusField} hint={words.statusHint} value={draft.status} onChange={status => set({ status })} />
      )}
      <TextField label={words.delayField} hint={words.delayHint} value={draft.delayMs} onChange={delayMs => set({ delayMs })} />
      <TextField label={words.times} hint={words.timesHint} value={draft.times} onChange={times => set({ times })} />
    </FormDialog>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly of: Readonly<Record<T, string>>;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly first?: boolean;
}

function Choice<T extends string>({ of, onChange, ...field }: ChoiceProps<T>) {
  return <SelectField {...field} options={Object.entries<string>(of)} onChange={value => onChange(value as T)} />;
}

const FOUND_LIMIT = 20;

interface Operations {
  readonly items: readonly { readonly operation: string }[];
}

/** Every word is in the id of the operation. */
async function findOperations(text: string, signal: AbortSignal): Promise<readonly string[]> {
  const { items } = await control<Operations>('GET', 'operations', undefined, signal);
  const wanted = text.toLowerCase().split(/\s+/);
  return items
    .map(({ operation }) => operation)
    .filter(id => wanted.every(word => id.toLowerCase().includes(word)))
    .slice(0, FOUND_LIMIT);
}
