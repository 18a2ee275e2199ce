/** Follows the emulator for as long as a component is shown. The browser connects again by itself. */
import { useEffect, useState } from 'preact/hooks';
import { setPresent } from '../../words/present.ts';
import { urlOf } from './control.ts';
import { type EmulatorState, fold } from './fold.ts';
import type { Happening } from './types.ts';

export interface Followed {
  /** Undefined until it is told for the first time. */
  readonly state: EmulatorState | undefined;
  /** The connection is gone: what is shown may be old. */
  readonly isCut: boolean;
}

/** `tries` goes up to connect anew where the browser has given up. */
export function useEmulator(tries: number): Followed {
  const [followed, setFollowed] = useState<Followed>({ state: undefined, isCut: false });
  useEffect(() => {
    const source = new EventSource(urlOf('live'));
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const told = JSON.parse(data) as Happening;
      setPresent(told.now);
      setFollowed(({ state }) => ({ state: fold(state, told, performance.now()), isCut: false }));
    };
    source.onerror = () => setFollowed(({ state }) => ({ state, isCut: true }));
    return () => source.close();
  }, [tries]);
  return followed;
}
