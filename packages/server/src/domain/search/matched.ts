/** Says by which members something was found. */
import { type SearchedMember, textOf } from './document.ts';
import { type Condition, holds, type Wanted } from './wanted.ts';

/** The names of the members that fit, those that fit best first. */
export function matchedMembers(wanted: Wanted, members: readonly SearchedMember[]): string[] {
  const texts = members.map(each => ({ member: each.member, text: textOf(each) }));
  const fitting = [wanted.exact, anyPart(wanted.start), anyPart(wanted.inside)].flatMap(condition =>
    texts.filter(({ text }) => holds(condition, text)).map(({ member }) => member),
  );
  return [...new Set(fitting)];
}

/** Several words may be in several members: each of those has a part in it. */
function anyPart(condition: Condition): Condition {
  return condition.flatMap(parts => parts.map(part => [part]));
}
