/**
 * What is loaded after a page is shown, to keep the first visit small: dialogs, tabs that are not open. It is fetched once the page has
 * its answers, so that it opens at once.
 */
import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useReducer } from 'preact/hooks';
import { whenQuiet } from '../data/quiet.ts';
import { toasts } from '../kit/toasts.ts';
import { words } from '../words/kit.ts';

export interface LazyModule<M> {
  readonly loaded: () => M | undefined;
  /** Where that fails, opening tries again. */
  readonly fetch: () => Promise<M>;
}

/** Call it in the module that opens the part: `lazyModule(() => import('./edit-dialog.tsx'))`. */
export function lazyModule<M>(load: () => Promise<M>): LazyModule<M> {
  let loaded: M | undefined;
  const fetch = async () => {
    loaded ??= await load();
    return loaded;
  };
  whenQuiet(() => void fetch().catch(() => undefined));
  return { loaded: () => loaded, fetch };
}

interface WithModuleProps<M> {
  readonly of: LazyModule<M>;
  /** Not yet needed: while it is true, nothing is loaded for it. */
  readonly wait?: boolean;
  /** Shown until the module is there. */
  readonly waiting?: ComponentChildren;
  readonly children: (module: M) => ComponentChildren;
}

/** Renders what the module has: `<WithModule of={dialogs}>{({ EditDialog }) => <EditDialog … />}</WithModule>`. */
export function WithModule<M>({ of, wait = false, waiting = null, children }: WithModuleProps<M>) {
  const [, draw] = useReducer<number, void>(count => count + 1, 0);
  const module = of.loaded();
  useEffect(() => {
    // Not what is loaded by now: it may have come since this was drawn without it.
    if (wait || module !== undefined) return;
    const fail = () => toasts.add({ text: words.failed, tone: 'bad' });
    of.fetch().then(() => draw(), fail);
  }, [of, wait]);
  return <>{module === undefined ? waiting : children(module)}</>;
}

/** For a component without type parameters: `lazyPart(async () => (await import('./palette.tsx')).Palette)`. */
export function lazyPart<P extends object>(load: () => Promise<ComponentType<P>>, waiting?: ComponentChildren): ComponentType<P> {
  const module = lazyModule(load);
  return props => (
    <WithModule of={module} waiting={waiting}>
      {Part => <Part {...props} />}
    </WithModule>
  );
}
