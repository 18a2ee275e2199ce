/** A directory: how it stands, what its groups give, its tokens, and what was refused to it. */
import type { Directory, DirectoryCall, Me } from '@heldby/client';
import { Answered } from '../../../app/answered.tsx';
import { lazyPart } from '../../../app/lazy-part.tsx';
import { PageHead } from '../../../app/page-head.tsx';
import type { PageProps } from '../../../app/pages.ts';
import { hrefOf, navigate } from '../../../app/router.ts';
import { useDialog } from '../../../app/use-dialog.ts';
import { answers } from '../../../data/answers.ts';
import { client } from '../../../data/client.ts';
import { maySee } from '../../../data/me.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import { useList } from '../../../data/use-list.ts';
import { Button } from '../../../kit/button.tsx';
import { refreshIcon } from '../../../kit/generated/icons.ts';
import { useMenu } from '../../../kit/menu.tsx';
import { MenuButton } from '../../../kit/menu-button.tsx';
import { DIRECTORY_RULES, DIRECTORIES as words } from '../../../words/integrations/directories.ts';
import { INTEGRATIONS } from '../../../words/sections.ts';
import { crumbsOf } from '../crumbs.ts';
import { RulesCard } from '../rules/card.tsx';
import { ruledBy } from '../rules/ruled.ts';
import { AnsweredCalls, RefusedCalls } from './calls.tsx';
import { Standing } from './standing.tsx';
import { useActions } from './use-actions.tsx';
import '../integrations.css';
import './directories.css';

const PATH = 'integrations/directories';

const CallDialog = lazyPart(async () => (await import('./call-dialog.tsx')).CallDialog);
const TokensCard = lazyPart(async () => (await import('./tokens-card.tsx')).TokensCard);

export function Page({ me, params: { id = '' } }: PageProps) {
  const key = `directories/${id}`;
  const answer = useAnswer(key, signal => client.directories.get(id, { signal }));
  const useCalls = (outcome: 'refused' | 'answered') =>
    useList(`${key}/calls/${outcome}`, ({ limit, cursor }, signal) =>
      client.directories.calls(id, { limit, outcome, ...(cursor === undefined ? {} : { cursor }) }, { signal }),
    );
  const [refused, answered] = [useCalls('refused'), useCalls('answered')];
  const { element, open, close } = useDialog();
  const refresh = () => {
    answers.refresh(key);
    refused.reload();
    answered.reload();
  };
  const name = answer.value?.name ?? INTEGRATIONS.directories;
  const crumbs = crumbsOf(me, PATH, INTEGRATIONS.directories, name);
  const mayWrite = maySee(me, 'write directories');
  return (
    <>
      <PageHead
        title={name}
        crumbs={crumbs}
        actions={answer.value && <HeadActions me={me} directory={answer.value} refresh={refresh} />}
      />
      <Answered answer={answer} of={key}>
        {directory => (
          <>
            <Standing directory={directory} />
            <RulesCard ruled={ruledBy('directories', directory, client.directories, DIRECTORY_RULES)} mayWrite={mayWrite} />
            {mayWrite && <TokensCard directory={directory} />}
            <RefusedCalls list={refused} onOpen={(call: DirectoryCall) => open(<CallDialog call={call} onClose={close} />)} />
            <AnsweredCalls list={answered} />
          </>
        )}
      </Answered>
      {element}
    </>
  );
}

interface HeadProps {
  readonly me: Me;
  readonly directory: Directory;
  readonly refresh: () => void;
}

/** Who only reads can look again. */
function HeadActions({ me, directory, refresh }: HeadProps) {
  const menu = useMenu();
  const { element, actionsOf } = useActions({
    onAdded: () => undefined,
    onRemoved: () => navigate(hrefOf(PATH)),
    reload: refresh,
  });
  const again = (
    <Button icon={refreshIcon} onPress={refresh}>
      {words.refresh}
    </Button>
  );
  if (!maySee(me, 'write directories')) return again;
  return (
    <>
      {again}
      <MenuButton menu={menu} label={words.more} items={() => actionsOf(directory)} />
      {menu.element}
      {element}
    </>
  );
}
