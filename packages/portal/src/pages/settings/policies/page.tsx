/** The policies: what is in force, where it comes from, who changed it last, and changing it. */
import type { PolicySetting } from '@heldby/client';
import { Answered } from '../../../app/answered.tsx';
import type { PageProps } from '../../../app/pages.ts';
import { useDialog } from '../../../app/use-dialog.ts';
import { client } from '../../../data/client.ts';
import { maySee } from '../../../data/me.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import { Button } from '../../../kit/button.tsx';
import { Card } from '../../../kit/card.tsx';
import { Chip } from '../../../kit/chip.tsx';
import { format } from '../../../words/format.ts';
import { POLICIES as words } from '../../../words/policies.ts';
import { Frame } from '../frame.tsx';
import { PolicyDialog } from './policy-dialog.tsx';
import { groupSettings, sayDescription, sayName, sayValue } from './values.ts';

export function Page({ me }: PageProps) {
  const answer = useAnswer('organization/policy', signal => client.organization.policy({ signal }));
  const dialog = useDialog();
  const edit = (setting: PolicySetting) => dialog.open(<PolicyDialog setting={setting} onClose={dialog.close} />);
  return (
    <Frame me={me} path="settings/policies" about={words.about}>
      <Answered answer={answer} of="organization/policy" rows={12}>
        {({ items }) => (
          <>
            {groupSettings(items).map(([group, settings]) => (
              <Card key={group} title={words.groups[group]} flush>
                <ul class="settings-rows">
                  {settings.map(setting => (
                    <Setting
                      key={setting.name}
                      setting={setting}
                      onChange={maySee(me, 'write policy') ? () => edit(setting) : undefined}
                    />
                  ))}
                </ul>
              </Card>
            ))}
          </>
        )}
      </Answered>
      {dialog.element}
    </Frame>
  );
}

function Setting({ setting, onChange }: { readonly setting: PolicySetting; readonly onChange: (() => void) | undefined }) {
  const { source, changedAt, changedBy } = setting;
  const name = sayName(setting);
  return (
    <li class="setting">
      <div>
        <p class="setting-name">{name}</p>
        <p class="setting-about">{sayDescription(setting)}</p>
      </div>
      <p class="setting-value tabular">
        <bdi>{sayValue(setting, setting.value)}</bdi>
      </p>
      <div>
        <Chip tone={source === 'organization' ? 'info' : 'plain'} dot={source === 'organization'}>
          {words.sources[source]}
        </Chip>
        {changedAt !== null && (
          <p class="setting-about">
            <bdi>{words.changed(changedBy?.name ?? '', format.relative(changedAt))}</bdi>
          </p>
        )}
      </div>
      {onChange !== undefined && (
        <Button small onPress={onChange}>
          {words.change} <span class="unseen">{name}</span>
        </Button>
      )}
    </li>
  );
}
