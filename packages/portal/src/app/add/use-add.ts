/** A call of a form: whether it is under way, and why it was refused. */
import { HeldbyError } from '@heldby/client';
import { useState } from 'preact/hooks';

export function useAdd() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<HeldbyError>();
  const run = async <T>(call: () => Promise<T>): Promise<T | undefined> => {
    setBusy(true);
    setError(undefined);
    try {
      return await call();
    } catch (failure) {
      if (!(failure instanceof HeldbyError)) throw failure;
      setError(failure);
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, run };
}
