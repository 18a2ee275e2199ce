/** Changes the texts of a kind of mail, or takes the usual ones back. */
import type { MailTemplate } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ChangeDialog } from '../../../app/change-dialog.tsx';
import { client } from '../../../data/client.ts';
import { type Change, write } from '../../../data/write.ts';
import { Button } from '../../../kit/button.tsx';
import { TextAreaField, TextField } from '../../../kit/fields/text-field.tsx';
import { format } from '../../../words/format.ts';
import { MAIL as words } from '../../../words/server-work.ts';

const ROWS = 10;

export function TemplateDialog({ template, onClose }: { readonly template: MailTemplate; readonly onClose: () => void }) {
  const [subject, setSubject] = useState(template.subject);
  const [text, setText] = useState(template.text);
  const name = words.names[template.name];
  const isChanged = subject !== template.subject || text !== template.text;
  const reset = () => {
    onClose();
    void write(resetting(template));
  };
  return (
    <ChangeDialog
      title={words.title(name)}
      verb={words.save}
      wide
      ready={isChanged && subject.trim() !== '' && text.trim() !== ''}
      onClose={onClose}
      change={reason => setting(template, { subject, text, ...reason })}
    >
      {faultOf => (
        <>
          <TextField label={words.subject} value={subject} onChange={setSubject} error={faultOf('subject')} first required />
          <TextAreaField label={words.text} rows={ROWS} value={text} onChange={setText} error={faultOf('text')} />
          <p class="quiet">{words.placeholders(format.list(template.placeholders.map(word => `{${word}}`)))}</p>
          {template.isOwn && (
            <p>
              <Button onPress={reset}>{words.reset(name)}</Button>
            </p>
          )}
        </>
      )}
    </ChangeDialog>
  );
}

type Texts = Pick<MailTemplate, 'subject' | 'text'> & { readonly reason?: string };

const refreshes = ['mail/templates'];

function setting(before: MailTemplate, texts: Texts): Change<MailTemplate> {
  const { name, revision } = before;
  return {
    run: options => client.mail.setTemplate(name, texts, { ...options, ifRevision: revision }),
    done: words.saved(words.names[name]),
    undo: () => backTo(before),
    refreshes,
  };
}

function resetting({ name, subject, text }: MailTemplate): Change<MailTemplate> {
  return {
    run: options => client.mail.resetTemplate(name, {}, options),
    done: words.resetDone(words.names[name]),
    undo: () => ({
      run: options => client.mail.setTemplate(name, { subject, text }, options),
      done: words.saved(words.names[name]),
      refreshes,
    }),
    refreshes,
  };
}

function backTo({ name, subject, text, isOwn }: MailTemplate): Change<MailTemplate> {
  return {
    run: options =>
      isOwn ? client.mail.setTemplate(name, { subject, text }, options) : client.mail.resetTemplate(name, {}, options),
    done: isOwn ? words.saved(words.names[name]) : words.resetDone(words.names[name]),
    refreshes,
  };
}
