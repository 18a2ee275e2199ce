/** The menu of saved views, and the dialog that saves one. */
import { useRef, useState } from 'preact/hooks';
import { Button } from '../../kit/button.tsx';
import { FormDialog } from '../../kit/confirm.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { eyeIcon, plusIcon, trashIcon } from '../../kit/generated/icons.ts';
import { type MenuItem, useMenu } from '../../kit/menu.tsx';
import { toasts } from '../../kit/toasts.ts';
import { LISTS } from '../../words/lists.ts';
import { forgetView, readViews, type SavedView, saveView, VIEW_NAME_LENGTH } from './views.ts';

interface ViewsProps {
  readonly personId: string;
  readonly list: string;
  readonly now: Omit<SavedView, 'name'>;
  readonly onView: (view: SavedView) => void;
}

export function ViewsMenu({ personId, list, now, onView }: ViewsProps) {
  const menu = useMenu();
  const button = useRef<HTMLButtonElement>(null);
  const [isSaving, setSaving] = useState(false);
  const open = () => {
    const views = readViews(personId, list);
    const items: readonly MenuItem[] = [
      ...views.map(view => ({ text: view.name, onChoose: () => onView(view) })),
      { text: LISTS.saveView, icon: plusIcon, apart: views.length > 0, onChoose: () => setSaving(true) },
      ...views.map(({ name }, at) => ({
        text: LISTS.forget(name),
        icon: trashIcon,
        apart: at === 0,
        onChoose: () => forget(personId, list, name),
      })),
    ];
    if (button.current) menu.open(button.current, LISTS.views, items);
  };
  const save = (name: string) => {
    saveView(personId, list, { name, ...now });
    toasts.add({ text: LISTS.saved(name), tone: 'good' });
    setSaving(false);
  };
  return (
    <>
      <Button icon={eyeIcon} popup="menu" buttonRef={button} onPress={open}>
        {LISTS.views}
      </Button>
      {menu.element}
      {isSaving && <SaveDialog onSave={save} onClose={() => setSaving(false)} />}
    </>
  );
}

function SaveDialog({ onSave, onClose }: { readonly onSave: (name: string) => void; readonly onClose: () => void }) {
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

function forget(personId: string, list: string, name: string): void {
  const view = readViews(personId, list).find(each => each.name === name);
  if (view === undefined) return;
  forgetView(personId, list, name);
  toasts.add({
    text: LISTS.forgotten(name),
    tone: 'plain',
    action: { text: LISTS.undo, onPress: () => saveView(personId, list, view) },
  });
}
