/** Asks for the name of a view. */
import { useState } from 'preact/hooks';
import { FormDialog } from '../../kit/confirm.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { LISTS } from '../../words/lists.ts';
import { VIEW_NAME_LENGTH } from './views.ts';

interface SaveViewProps {
  readonly onSave: (name: string) => void;
  readonly onClose: () => void;
}

export function SaveViewDialog({ onSave, onClose }: SaveViewProps) {
  const [name, setName] = useState('');
  const text = name.trim();
  return (
    <FormDialog title={LISTS.saveView} verb={LISTS.saveViewVerb} ready={text !== ''} onDo={() => onSave(text)} onClose={onClose}>
      <TextField
        label={LISTS.viewName}
        hint={LISTS.viewHint}
        value={name}
        onChange={setName}
        maxLength={VIEW_NAME_LENGTH}
        autoComplete="off"
        first
      />
    </FormDialog>
  );
}
