/** Which of what was found the keys are at, for a field that searches while one types. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

interface Choosing {
  /** Of the options on show, in their order. */
  readonly ids: readonly string[];
  /** They are still those of the text before. */
  readonly isLoading: boolean;
  readonly take: (index: number) => void;
}

interface Choice {
  /** The first, until an arrow is pressed. */
  readonly index: number;
  readonly moveTo: (index: number) => void;
  /** Something else is looked for. */
  readonly reset: () => void;
  /** Enter right behind the last letter takes what that letter finds, once it is found. */
  readonly enter: () => void;
}

export function useChoice({ ids, isLoading, take }: Choosing): Choice {
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const isDue = useRef(false);
  useLayoutEffect(() => {
    if (!isDue.current || isLoading) return;
    isDue.current = false;
    take(0);
  });
  // What is found may come before it, and must not move the choice to another.
  const index = chosen === undefined ? 0 : Math.max(0, ids.indexOf(chosen));
  const choose = (id: string | undefined) => {
    isDue.current = false;
    setChosen(id);
  };
  return {
    index,
    moveTo: next => choose(ids[next]),
    reset: () => choose(undefined),
    enter: () => {
      isDue.current = isLoading && chosen === undefined;
      if (!isDue.current) take(index);
    },
  };
}
