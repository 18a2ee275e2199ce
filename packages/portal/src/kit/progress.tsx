/** How far something is: known, or only that it goes on. */
import './progress.css';

export function Progress({ label, done, total }: { readonly label: string; readonly done?: number; readonly total?: number }) {
  const known = done !== undefined && total !== undefined;
  return <progress class="progress" aria-label={label} {...(known ? { value: done, max: Math.max(total, 1) } : {})} />;
}
