/**
 * What happens while the history is on show. At the top of the list it is loaded again by itself; further down, where rows would
 * move under the pointer, it is told how much is new.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { isAtTop } from '../../app/list/at-top.ts';
import { onEvent } from '../../data/live.ts';

/** Events come in groups: one change may cause several. */
const GATHER_MS = 500;

interface News {
  /** Goes up when the list is to be loaded again. */
  readonly version: number;
  /** New events that are not on show. */
  readonly count: number;
  readonly show: () => void;
}

export function useNews(): News {
  const [version, setVersion] = useState(0);
  const [count, setCount] = useState(0);
  const heard = useRef(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      timer = undefined;
      if (isAtTop()) {
        heard.current = 0;
        setVersion(before => before + 1);
      }
      setCount(heard.current);
    };
    const stop = onEvent(() => {
      heard.current += 1;
      timer ??= setTimeout(tell, GATHER_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
  const show = () => {
    heard.current = 0;
    setCount(0);
    setVersion(before => before + 1);
  };
  return { version, count, show };
}
