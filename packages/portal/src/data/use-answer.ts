/** The answer to a question, for a component: `useAnswer('people/1', signal => client.people.get('1', { signal }))`. */
import { useEffect, useReducer } from 'preact/hooks';
import { type Answer, answers, type Load } from './answers.ts';

const NONE: Answer<never> = { value: undefined, error: undefined, isLoading: false };

/** What begins alike is refreshed together: name keys by the noun, its id, and then what of it. Null asks nothing. */
export function useAnswer<T>(key: string | null, load: Load<T>): Answer<T> {
  const [, draw] = useReducer<number, void>(count => count + 1, 0);
  useEffect(() => (key === null ? undefined : answers.watch(key, load, draw)), [key]);
  return key === null ? NONE : answers.peek<T>(key);
}
