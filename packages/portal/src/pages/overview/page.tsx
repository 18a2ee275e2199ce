/** The overview: how many devices there are, of which kinds, and how that has changed. Members see what they hold. */
import { PageHead } from '../../app/page-head.tsx';
import type { PageProps } from '../../app/pages.ts';
import { maySee } from '../../data/me.ts';
import { OVERVIEW } from '../../words/overview.ts';
import { Counts } from './counts.tsx';
import { Held } from './held.tsx';

export function Page({ me }: PageProps) {
  return (
    <>
      <PageHead title={OVERVIEW.title} />
      {maySee(me, 'devices') ? <Counts /> : <Held personId={me.id} />}
    </>
  );
}
