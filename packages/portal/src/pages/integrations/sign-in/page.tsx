/** The outside sign-in provider: what it is, whether it works, set and removed. */
import { HeldbyError, type IdentityProvider } from '@heldby/client';
import { Answered } from '../../../app/answered.tsx';
import { ChangeDialog } from '../../../app/later-change.tsx';
import type { PageProps } from '../../../app/pages.ts';
import { useDialog } from '../../../app/use-dialog.ts';
import { client } from '../../../data/client.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import { Button } from '../../../kit/button.tsx';
import { Card } from '../../../kit/card.tsx';
import { Facts } from '../../../kit/facts.tsx';
import { logInIcon } from '../../../kit/generated/icons.ts';
import { Empty } from '../../../kit/states.tsx';
import { PROVIDER as words } from '../../../words/integrations/provider.ts';
import { Frame } from '../frame.tsx';
import { Check } from './check.tsx';
import { ProviderDialog } from './provider-dialog.tsx';

export function Page({ me }: PageProps) {
  const answer = useAnswer('provider', readProvider);
  const { element, open, close } = useDialog();
  const edit = (provider: IdentityProvider | null) => open(<ProviderDialog provider={provider} onClose={close} />);
  return (
    <Frame me={me} path="integrations/sign-in" about={words.about}>
      <div class="integrations-narrow">
        <Answered answer={answer} of="provider">
          {provider =>
            provider === null ? (
              <Empty
                icon={logInIcon}
                title={words.none}
                action={
                  <Button look="primary" onPress={() => edit(null)}>
                    {words.add}
                  </Button>
                }
              >
                {words.noneAbout}
              </Empty>
            ) : (
              <Provider
                provider={provider}
                onChange={() => edit(provider)}
                onRemove={() => open(<RemoveDialog provider={provider} onClose={close} />)}
              />
            )
          }
        </Answered>
      </div>
      {element}
    </Frame>
  );
}

/** Null where there is none. */
async function readProvider(signal: AbortSignal): Promise<IdentityProvider | null> {
  try {
    return await client.provider.get({ signal });
  } catch (error) {
    if (error instanceof HeldbyError && error.code === 'not_found') return null;
    throw error;
  }
}

interface ProviderProps {
  readonly provider: IdentityProvider;
  readonly onChange: () => void;
  readonly onRemove: () => void;
}

function Provider({ provider, onChange, onRemove }: ProviderProps) {
  const { name, issuer, clientId, loginClaim, verifiedAsText } = provider;
  const aside = (
    <>
      <Button small onPress={onChange}>
        {words.change}
      </Button>
      <Button small look="danger" onPress={onRemove}>
        {words.remove}
      </Button>
    </>
  );
  return (
    <>
      <Card title={words.title} aside={aside}>
        <Facts
          facts={[
            [words.name, <bdi>{name}</bdi>],
            [words.issuer, <bdi class="mono">{issuer}</bdi>],
            [words.clientId, <bdi class="mono">{clientId}</bdi>],
            [words.claim, <span class="mono">{loginClaim}</span>],
            [words.asText, verifiedAsText ? words.yes : words.no],
          ]}
        />
      </Card>
      <Check />
    </>
  );
}

interface RemoveProps {
  readonly provider: IdentityProvider;
  readonly onClose: () => void;
}

function RemoveDialog({ provider: { name }, onClose }: RemoveProps) {
  return (
    <ChangeDialog
      title={words.removeTitle}
      verb={words.removeVerb}
      name={name}
      danger
      onClose={onClose}
      change={reason => ({
        run: options => client.provider.remove(reason, options),
        done: words.removed(name),
        refreshes: ['provider'],
      })}
    >
      <p>
        <bdi>{words.removeAbout(name)}</bdi>
      </p>
    </ChangeDialog>
  );
}
