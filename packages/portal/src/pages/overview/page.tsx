/** The overview: what matters today. */
import { PageHead } from '../../app/page-head.tsx';
import { OVERVIEW } from '../../words/overview.ts';

export function Page() {
  return <PageHead title={OVERVIEW.title} />;
}
