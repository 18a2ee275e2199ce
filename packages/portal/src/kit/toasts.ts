/** The toasts that are shown: what happened, and how to undo it. Any module may add one; the shell shows them. */

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'good' | 'bad' | 'plain';
  /** A button, as “Undo”. A toast with one stays longer. */
  readonly action?: { readonly text: string; readonly onPress: () => void };
}

export interface Toasts {
  /** Returns the id by which the toast is dismissed. */
  readonly add: (toast: Omit<Toast, 'id'>) => number;
  readonly dismiss: (id: number) => void;
  readonly list: () => readonly Toast[];
  readonly subscribe: (listener: () => void) => () => void;
}

/** More would cover the page; the oldest goes. */
export const TOAST_LIMIT = 3;

export function createToasts(): Toasts {
  let toasts: readonly Toast[] = [];
  let lastId = 0;
  const listeners = new Set<() => void>();
  const set = (next: readonly Toast[]) => {
    toasts = next;
    for (const listener of listeners) listener();
  };
  return {
    add: toast => {
      lastId += 1;
      set([...toasts, { ...toast, id: lastId }].slice(-TOAST_LIMIT));
      return lastId;
    },
    dismiss: id => set(toasts.filter(toast => toast.id !== id)),
    list: () => toasts,
    subscribe: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The toasts of the page. */
export const toasts = createToasts();
