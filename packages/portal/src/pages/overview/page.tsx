/** The overview: what matters today. */
import { OVERVIEW } from '../../words/overview.ts';

export function Page() {
  return <h1>{OVERVIEW.title}</h1>;
}
