/** Checks and tidies what a caller may set on a person, whichever face it comes through. */
import { tidyEmail, tidyLogin, tidyName, tidyNameOrEmpty, tidyNameOrNull } from '../../domain/names.ts';
import type { PersonInput } from './create.ts';

type Texts = Pick<PersonInput, 'login' | 'firstName' | 'lastName' | 'displayName' | 'email' | 'mobilePhone'>;

const TIDY = {
  login: tidyLogin,
  firstName: tidyNameOrEmpty,
  lastName: tidyNameOrEmpty,
  displayName: tidyName,
  email: (field: string, text: string | null) => (text === null ? null : tidyEmail(field, text)),
  mobilePhone: tidyNameOrNull,
} satisfies { [M in keyof Texts]-?: (field: string, text: never) => unknown };

/** The members that were given, as they are stored. */
export function tidied<I extends Partial<PersonInput>>(input: I): I {
  const texts: Record<string, unknown> = {};
  for (const [member, tidy] of Object.entries(TIDY)) {
    const given = input[member as keyof Texts];
    if (given !== undefined) texts[member] = tidy(member, given as never);
  }
  return { ...input, ...texts };
}
