/** What the server says against a member of a form, as its field shows it. */
import type { Fault } from '@heldby/client';
import { FORMS } from '../words/forms.ts';

export function sayFault(fault: Pick<Fault, 'kind' | 'expected'> | undefined): string | undefined {
  return fault && FORMS.must(fault.kind === 'enum' ? FORMS.oneOf(fault.expected) : fault.expected);
}
