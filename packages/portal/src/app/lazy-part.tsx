/** A part of the shell that is loaded when it is opened for the first time, to keep the first visit small. */
import type { ComponentType } from 'preact';
import { useEffect, useReducer } from 'preact/hooks';
import { toasts } from '../kit/toasts.ts';
import { words } from '../words/kit.ts';

export type LazyPart<P extends object> = ComponentType<P> & {
  /** Loads it before it is opened, so that it opens at once. Where that fails, opening tries again. */
  readonly fetch: () => Promise<void>;
};

export function lazyPart<P extends object>(load: () => Promise<ComponentType<P>>): LazyPart<P> {
  let Part: ComponentType<P> | undefined;
  const fetch = async () => {
    Part ??= await load();
  };
  function Lazy(props: P) {
    const [, draw] = useReducer<number, void>(count => count + 1, 0);
    useEffect(() => {
      if (Part === undefined) fetch().then(draw, () => toasts.add({ text: words.failed, tone: 'bad' }));
    }, []);
    return Part === undefined ? null : <Part {...props} />;
  }
  return Object.assign(Lazy, { fetch });
}
