/** Whether the server sends mail, a test of it, and the texts of each kind. */
import type { MailTemplate } from '@heldby/client';
import { Answered } from '../../../app/answered.tsx';
import type { PageProps } from '../../../app/pages.ts';
import { hrefOf } from '../../../app/router.ts';
import { useDialog } from '../../../app/use-dialog.ts';
import { client } from '../../../data/client.ts';
import { maySee } from '../../../data/me.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import { write } from '../../../data/write.ts';
import { Button } from '../../../kit/button.tsx';
import { Card } from '../../../kit/card.tsx';
import { Facts } from '../../../kit/facts.tsx';
import { MAIL as words } from '../../../words/server-work.ts';
import { Frame } from '../frame.tsx';
import { TemplateDialog } from './template-dialog.tsx';

export function Page({ me }: PageProps) {
  const mayWrite = maySee(me, 'write policy');
  return (
    <Frame me={me} path="settings/mail" about={words.about}>
      <div class="settings-narrow">
        <MailServer mayTest={mayWrite} />
        <Texts mayWrite={mayWrite} />
      </div>
    </Frame>
  );
}

function MailServer({ mayTest }: { readonly mayTest: boolean }) {
  const answer = useAnswer('mail', signal => client.mail.get({ signal }));
  return (
    <Card title={words.server}>
      <Answered answer={answer} of="mail" rows={1}>
        {({ configured, from }) =>
          configured ? (
            <>
              <Facts facts={[[words.from, <bdi key="from">{from}</bdi>]]} />
              {mayTest && (
                <p>
                  <Button onPress={() => void write(TEST)}>{words.test}</Button>{' '}
                  <a href={hrefOf('settings/jobs')}>{words.jobs}</a>
                </p>
              )}
            </>
          ) : (
            <p>{words.none}</p>
          )
        }
      </Answered>
    </Card>
  );
}

const TEST = {
  run: (options: object) => client.mail.test({}, options),
  done: words.tested,
  refreshes: ['jobs'],
} as const;

function Texts({ mayWrite }: { readonly mayWrite: boolean }) {
  const answer = useAnswer('mail/templates', signal => client.mail.templates({ signal }));
  const dialog = useDialog();
  return (
    <Card title={words.texts} flush>
      <Answered answer={answer} of="mail/templates">
        {({ items }) => (
          <ul class="settings-rows">
            {items.map(template => (
              <Text
                key={template.name}
                template={template}
                {...(mayWrite
                  ? { onChange: () => dialog.open(<TemplateDialog template={template} onClose={dialog.close} />) }
                  : {})}
              />
            ))}
          </ul>
        )}
      </Answered>
      {dialog.element}
    </Card>
  );
}

function Text({ template, onChange }: { readonly template: MailTemplate; readonly onChange?: () => void }) {
  const name = words.names[template.name];
  return (
    <li class="setting">
      <span class="setting-name">{name}</span>
      <bdi class="clip">{template.subject}</bdi>
      <span class="quiet">{template.isOwn ? words.own : words.usual}</span>
      {onChange !== undefined && (
        <Button small onPress={onChange}>
          {words.change} <span class="unseen">{name}</span>
        </Button>
      )}
    </li>
  );
}
