/** The menu of saved views. */
import { useRef, useState } from 'preact/hooks';
import { Button } from '../../kit/button.tsx';
import { eyeIcon, plusIcon, trashIcon } from '../../kit/generated/icons.ts';
import { type MenuItem, useMenu } from '../../kit/menu.tsx';
import { toasts } from '../../kit/toasts.ts';
import { LISTS } from '../../words/lists.ts';
import { lazyPart } from '../lazy-part.tsx';
import { forgetView, readViews, type SavedView, saveView } from './views.ts';

const SaveDialog = lazyPart(async () => (await import('./save-view-dialog.tsx')).SaveViewDialog);

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
