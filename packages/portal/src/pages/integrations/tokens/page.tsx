/** The API tokens: what each may do, who used it when; made, rotated and revoked. */
import type { NamedCredential } from '@heldby/client';
import { lazyPart } from '../../../app/lazy-part.tsx';
import { ListTable } from '../../../app/list-table.tsx';
import type { PageProps } from '../../../app/pages.ts';
import { hrefOf, setQuery } from '../../../app/router.ts';
import { useDialog } from '../../../app/use-dialog.ts';
import { client } from '../../../data/client.ts';
import { useList } from '../../../data/use-list.ts';
import { TextField } from '../../../kit/fields/text-field.tsx';
import { eyeIcon, refreshIcon, trashIcon } from '../../../kit/generated/icons.ts';
import type { MenuItem } from '../../../kit/menu.tsx';
import { Tabs } from '../../../kit/tabs.tsx';
import { SECRET } from '../../../words/integrations/secret.ts';
import { TOKENS as words } from '../../../words/integrations/tokens.ts';
import { AddButton } from '../add-button.tsx';
import { Frame } from '../frame.tsx';
import { COLUMNS } from './columns.tsx';

type State = keyof typeof words.states;

const SecretDialog = lazyPart(async () => (await import('../secret-dialog.tsx')).SecretDialog);
const MakeDialog = lazyPart(async () => (await import('./make-dialog.tsx')).MakeDialog);
const DetailDialog = lazyPart(async () => (await import('./token-dialogs.tsx')).DetailDialog);
const RevokeDialog = lazyPart(async () => (await import('./token-dialogs.tsx')).RevokeDialog);
const RotateDialog = lazyPart(async () => (await import('./token-dialogs.tsx')).RotateDialog);

export function Page({ me, query }: PageProps) {
  const q = query.get('q') ?? '';
  const state = stateOf(query.get('state'));
  const asked = { kind: ['api_token'], state, sort: '-createdAt', ...(q === '' ? {} : { q }) } as const;
  const list = useList(`tokens ${state} ${q}`, (page, signal) => client.tokens.list({ ...asked, ...page }, { signal }));
  const { reload } = list;
  const dialog = useDialog();
  const { open, close } = dialog;
  const showSecret = (token: string) =>
    open(<SecretDialog title={words.madeTitle} label={SECRET.token} secret={token} onClose={close} />);
  const detail = (token: NamedCredential) => open(<DetailDialog token={token} onClose={close} />);
  const actionsOf = (token: NamedCredential): readonly MenuItem[] => [
    { text: words.detail, icon: eyeIcon, onChoose: () => detail(token) },
    ...(state === 'valid'
      ? [
          {
            text: words.rotate,
            icon: refreshIcon,
            onChoose: () => open(<RotateDialog token={token} onClose={close} onMade={showSecret} reload={reload} />),
          },
          {
            text: words.revoke,
            icon: trashIcon,
            danger: true,
            onChoose: () => open(<RevokeDialog token={token} onClose={close} reload={reload} />),
          },
        ]
      : []),
  ];
  const make = () => open(<MakeDialog me={me} onClose={close} onMade={showSecret} reload={reload} />);
  return (
    <Frame me={me} path="integrations" about={words.about} actions={<AddButton text={words.make} onPress={make} />}>
      <Bar q={q} state={state} />
      <div class="integrations-list">
        <ListTable
          list={list}
          label={words.list}
          columns={COLUMNS}
          idOf={({ id }) => id}
          nameOf={({ label }) => label}
          onOpen={detail}
          actionsOf={actionsOf}
          empty={words.none[state]}
        />
      </div>
      {dialog.element}
    </Frame>
  );
}

function Bar({ q, state }: { readonly q: string; readonly state: State }) {
  return (
    <div class="integrations-bar">
      <States q={q} state={state} />
      <TextField
        label={words.search}
        type="search"
        value={q}
        onChange={text => setQuery(addressOf(text, state), { replace: true })}
      />
    </div>
  );
}

function States({ q, state }: { readonly q: string; readonly state: State }) {
  const tabs = (Object.keys(words.states) as State[]).map(each => ({
    href: hrefOf('integrations', addressOf(q, each)),
    text: words.states[each],
    current: each === state,
  }));
  return <Tabs label={words.statesLabel} tabs={tabs} />;
}

function stateOf(text: string | null): State {
  return text === 'expired' || text === 'revoked' ? text : 'valid';
}

function addressOf(q: string, state: State): URLSearchParams {
  return new URLSearchParams({ ...(q === '' ? {} : { q }), ...(state === 'valid' ? {} : { state }) });
}
