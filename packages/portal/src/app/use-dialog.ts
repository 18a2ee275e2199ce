/** The dialog that a page has open. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

/** One dialog at a time: `open(<ChangeDialog … onClose={close} />)`, and render `element` once. */
export function useDialog() {
  const [element, setElement] = useState<ComponentChildren>(null);
  return { element, open: (dialog: ComponentChildren) => setElement(dialog), close: () => setElement(null) };
}
