/** One's password, and a copy of all that is stored about oneself. */
import { HeldbyError } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ChangeDialog } from '../../app/later-change.tsx';
import { useDialog } from '../../app/use-dialog.ts';
import { client } from '../../data/client.ts';
import { saveAnswer } from '../../data/save-file.ts';
import { Button } from '../../kit/button.tsx';
import { Card } from '../../kit/card.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { downloadIcon, keyIcon } from '../../kit/generated/icons.ts';
import { toasts } from '../../kit/toasts.ts';
import { MY_ACCOUNT } from '../../words/my-devices.ts';

export function Account({ personId }: { readonly personId: string }) {
  const dialog = useDialog();
  const [busy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    try {
      await saveAnswer(`/people/${personId}/subject-export`, 'heldby-about-me.json');
    } catch (error) {
      toasts.add({ text: error instanceof HeldbyError ? error.message : MY_ACCOUNT.copyFailed, tone: 'bad' });
    }
    setBusy(false);
  };
  return (
    <Card title={MY_ACCOUNT.title}>
      <div class="my-account">
        <Button icon={keyIcon} onPress={() => dialog.open(<PasswordDialog onClose={dialog.close} />)}>
          {MY_ACCOUNT.password}
        </Button>
        <div>
          <Button icon={downloadIcon} busy={busy} onPress={() => void download()}>
            {MY_ACCOUNT.copy}
          </Button>
          <p class="quiet my-about">{MY_ACCOUNT.copyAbout}</p>
        </div>
      </div>
      {dialog.element}
    </Card>
  );
}

const MIN_PASSWORD = 8;

function PasswordDialog({ onClose }: { readonly onClose: () => void }) {
  const [present, setPresent] = useState('');
  const [password, setPassword] = useState('');
  return (
    <ChangeDialog
      title={MY_ACCOUNT.passwordTitle}
      verb={MY_ACCOUNT.password}
      withoutReason
      ready={present !== '' && password.length >= MIN_PASSWORD}
      onClose={onClose}
      change={() => ({
        run: options => client.me.changePassword({ present, password }, options),
        done: MY_ACCOUNT.passwordDone,
        refreshes: ['people'],
      })}
    >
      {faultOf => (
        <>
          <p>{MY_ACCOUNT.passwordAbout}</p>
          <TextField
            label={MY_ACCOUNT.present}
            type="password"
            autoComplete="current-password"
            value={present}
            onChange={setPresent}
            error={faultOf('present')}
            first
          />
          <TextField
            label={MY_ACCOUNT.next}
            hint={MY_ACCOUNT.nextHint}
            type="password"
            autoComplete="new-password"
            value={password}
            onChange={setPassword}
            error={faultOf('password')}
          />
        </>
      )}
    </ChangeDialog>
  );
}
