/** `ChangeDialog` for pages, which show without it. */
import type { ChangeDialogProps } from './change-dialog.tsx';
import { lazyModule, WithModule } from './lazy-part.tsx';

const dialogs = lazyModule(() => import('./change-dialog.tsx'));

export function ChangeDialog<T>(props: ChangeDialogProps<T>) {
  return <WithModule of={dialogs}>{module => <module.ChangeDialog {...props} />}</WithModule>;
}
