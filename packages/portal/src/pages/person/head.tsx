/** The head of a person's page: name, place, and what can be done, as buttons, in a menu, and from the palette. */
import type { Me } from '@heldby/client';
import { useMemo, useState } from 'preact/hooks';
import { type Command, useCommands } from '../../app/commands.ts';
import { lazyPart } from '../../app/lazy-part.tsx';
import { PageHead } from '../../app/page-head.tsx';
import { Avatar } from '../../kit/avatar.tsx';
import { Button } from '../../kit/button.tsx';
import { Chip } from '../../kit/chip.tsx';
import type { Crumb } from '../../kit/crumbs.tsx';
import { plusIcon, userMinusIcon } from '../../kit/generated/icons.ts';
import { useMenu } from '../../kit/menu.tsx';
import { MenuButton } from '../../kit/menu-button.tsx';
import { roleWords } from '../../words/kinds.ts';
import { PERSON } from '../../words/person.ts';
import { type PersonJob, personActions } from './actions.ts';
import type { Subject } from './subject.ts';

const PersonDialog = lazyPart(async () => (await import('./person-dialog.tsx')).PersonDialog);

interface HeadProps {
  readonly me: Me;
  readonly subject: Subject;
  readonly crumbs: readonly Crumb[];
}

export function PersonHead({ me, subject, crumbs }: HeadProps) {
  const [job, setJob] = useState<PersonJob>();
  const menu = useMenu();
  const actions = useMemo(() => personActions(me, subject, setJob), [me, subject]);
  useCommands(
    useMemo(
      () => actions.map(({ text, icon, run, keys }): Command => ({ text, icon, run, ...(keys ? { keys } : {}) })),
      [actions],
    ),
  );
  const find = (name: PersonJob) => actions.find(action => action.job === name);
  const [give, offBoard] = [find('give'), find('offBoard')];
  const others = actions.filter(action => action !== give && action !== offBoard);
  return (
    <>
      <PageHead
        title={subject.name}
        crumbs={crumbs}
        mark={<Avatar name={subject.name} large />}
        about={<About subject={subject} />}
        actions={
          <>
            {give && (
              <Button icon={plusIcon} look="primary" onPress={give.run}>
                {PERSON.give}
              </Button>
            )}
            {offBoard && (
              <Button icon={userMinusIcon} onPress={offBoard.run}>
                {offBoard.text}
              </Button>
            )}
            {others.length > 0 && (
              <MenuButton
                menu={menu}
                label={PERSON.actions}
                items={() => others.map(({ text, icon, danger, run }) => ({ text, icon, danger, onChoose: run }))}
              />
            )}
            {menu.element}
          </>
        }
      />
      {job && <PersonDialog me={me} job={job} subject={subject} onClose={() => setJob(undefined)} />}
    </>
  );
}

function About({ subject: { person, leaving } }: { readonly subject: Subject }) {
  if (person === undefined) {
    return (
      <>
        <Chip>{PERSON.hasLeft}</Chip> <bdi>{leaving?.person.login}</bdi>
      </>
    );
  }
  return (
    <>
      <bdi>{person.email ?? person.login}</bdi> · {roleWords[person.role]}
      {person.disabledReason !== null && (
        <>
          {' '}
          <Chip tone="bad" dot>
            {PERSON.disabled}
          </Chip>
        </>
      )}
    </>
  );
}
