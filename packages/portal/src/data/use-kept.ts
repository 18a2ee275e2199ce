/** Keeps what is shown until something newer has come, so that a page does not flicker between two answers. */
import { useRef } from 'preact/hooks';

/** The last value that was there. */
export function useKept<T>(value: T | undefined): T | undefined {
  const kept = useRef(value);
  if (value !== undefined) kept.current = value;
  return kept.current;
}
