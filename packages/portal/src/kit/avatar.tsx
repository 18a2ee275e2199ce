/** A person's initials, beside their name. It is decoration: the name is always there in words. */
import { initialsOf, tintOf } from './initials.ts';
import './avatar.css';

export function Avatar({ name, large = false }: { readonly name: string; readonly large?: boolean }) {
  return (
    <span class={`avatar avatar-${tintOf(name)}${large ? ' avatar-large' : ''}`} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
