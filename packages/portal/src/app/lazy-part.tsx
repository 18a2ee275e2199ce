/** A part of the shell that is loaded when it is opened for the first time, to keep the first visit small. */
import type { ComponentType } from 'preact';
import { useEffect, useReducer } from 'preact/hooks';
import { toasts } from '../kit/toasts.ts';
import { words } from '../words/kit.ts';

export function lazyPart<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let Part: ComponentType<P> | undefined;
  return function LazyPart(props: P) {
    const [, draw] = useReducer<number, void>(count => count + 1, 0);
    useEffect(() => {
      if (Part !== undefined) return;
      load().then(
        loaded => {
          Part = loaded;
          draw();
        },
        () => toasts.add({ text: words.failed, tone: 'bad' }),
      );
    }, []);
    return Part === undefined ? null : <Part {...props} />;
  };
}
