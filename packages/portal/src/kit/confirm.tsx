/** Dialogs that ask before something is done, and dialogs with a form. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { words } from '../words/kit-more.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { TextField } from './fields/text-field.tsx';
import { Notice } from './notice.tsx';

interface AskProps {
  readonly title: string;
  /** The verb of what is done, as “Disable phone”; never “OK”. */
  readonly verb: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  /** Why the last try failed. */
  readonly error?: string | undefined;
  readonly onDo: () => void;
  readonly onClose: () => void;
  readonly children?: ComponentChildren;
}

export function ConfirmDialog({ children, ...ask }: AskProps) {
  return (
    <AskDialog {...ask} ready>
      {children}
    </AskDialog>
  );
}

/** For what can't be undone: the button works once the name is typed. */
export function TypedConfirmDialog({ name, children, ...ask }: AskProps & { readonly name: string }) {
  const [typed, setTyped] = useState('');
  return (
    <AskDialog {...ask} danger ready={sameName(typed, name)}>
      {children}
      <TextField label={words.typeToConfirm(name)} value={typed} onChange={setTyped} first autoComplete="off" />
    </AskDialog>
  );
}

/** The caller holds the fields, and checks them in `onDo`. */
export function FormDialog({ ready = true, ...ask }: AskProps & { readonly ready?: boolean; readonly wide?: boolean }) {
  return <AskDialog {...ask} ready={ready} />;
}

function AskDialog(props: AskProps & { readonly ready: boolean; readonly wide?: boolean }) {
  const { busy = false, danger = false, ready, onDo, error } = props;
  const foot = (
    <>
      <Button onPress={props.onClose}>{words.cancel}</Button>
      <Button type="submit" look={danger ? 'danger' : 'primary'} busy={busy} disabled={!ready}>
        {props.verb}
      </Button>
    </>
  );
  return (
    <Dialog
      title={props.title}
      wide={props.wide ?? false}
      foot={foot}
      onClose={props.onClose}
      onSubmit={() => ready && !busy && onDo()}
    >
      {props.children}
      {error !== undefined && <Notice tone="bad">{error}</Notice>}
    </Dialog>
  );
}

function sameName(typed: string, name: string): boolean {
  return typed.trim().normalize() === name.trim().normalize();
}
