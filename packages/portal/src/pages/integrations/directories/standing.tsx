/** How it stands with a directory: where it calls, when it last did, and how much comes from it. */
import type { Directory } from '@heldby/client';
import { Card } from '../../../kit/card.tsx';
import { CopyButton } from '../../../kit/code-block.tsx';
import { type Fact, Facts } from '../../../kit/facts.tsx';
import { format } from '../../../words/format.ts';
import { DIRECTORIES as words } from '../../../words/integrations/directories.ts';
import { scimAddress } from './address.ts';

export function Standing({ directory }: { readonly directory: Directory }) {
  return (
    <Card title={words.state}>
      <Facts facts={factsOf(directory)} />
    </Card>
  );
}

function factsOf({ id, kind, onInactive, people, groups, lastContactAt, createdAt }: Directory): readonly Fact[] {
  return [
    [words.contact, lastContactAt === null ? words.never : <When at={lastContactAt} />],
    [words.people, format.number(people)],
    [words.groups, format.number(groups)],
    [words.kind, words.kinds[kind]],
    [
      words.address,
      <>
        <span class="mono directory-long">{scimAddress()}</span> <CopyButton text={scimAddress()} />
      </>,
    ],
    [words.onInactive, words.onInactives[onInactive]],
    [words.created, <When at={createdAt} />],
    [words.id, <span class="mono directory-long">{id}</span>],
  ];
}

function When({ at }: { readonly at: string }) {
  return <time dateTime={at}>{`${format.dateTime(at)} (${format.relative(at)})`}</time>;
}
