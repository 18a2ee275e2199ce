/** The shortcuts that work now: everywhere, and on the page that is open. */
import { Dialog } from '../kit/dialog.tsx';
import { Keys } from '../kit/keys.tsx';
import { KEYS } from '../words/app.ts';
import { type Command, useAllCommands } from './commands.ts';
import './keys-help.css';

export function KeysHelp({ onClose }: { readonly onClose: () => void }) {
  const withKeys = useAllCommands().filter(({ keys }) => keys !== undefined);
  return (
    <Dialog title={KEYS.title} onClose={onClose}>
      <KeyList title={KEYS.here} commands={withKeys.filter(({ everywhere }) => !everywhere)} />
      <KeyList title={KEYS.everywhere} commands={withKeys.filter(({ everywhere }) => everywhere)} />
    </Dialog>
  );
}

function KeyList({ title, commands }: { readonly title: string; readonly commands: readonly Command[] }) {
  if (commands.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <dl class="key-list">
        {[...Map.groupBy(commands, ({ text }) => text)].map(([text, same]) => (
          <div key={text}>
            <dt>{text}</dt>
            <dd>
              {same.map(({ keys = '' }) => (
                <Keys key={keys} keys={keys} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
