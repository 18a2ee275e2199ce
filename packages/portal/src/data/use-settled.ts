/** A value once it has not changed for a moment, as what a slider is at. */
import { useEffect, useState } from 'preact/hooks';

const SETTLED_MS = 120;

export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
