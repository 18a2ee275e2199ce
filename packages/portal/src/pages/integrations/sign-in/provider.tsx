/** A sign-in provider: whose people sign in there, whether it works, and who was not let in. */
import type { IdentityProvider } from '@heldby/client';
import { Answered } from '../../../app/answered.tsx';
import { PageHead } from '../../../app/page-head.tsx';
import type { PageProps } from '../../../app/pages.ts';
import { hrefOf, navigate } from '../../../app/router.ts';
import { answers } from '../../../data/answers.ts';
import { client } from '../../../data/client.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import { Card } from '../../../kit/card.tsx';
import { CopyButton } from '../../../kit/code-block.tsx';
import { Facts } from '../../../kit/facts.tsx';
import { useMenu } from '../../../kit/menu.tsx';
import { MenuButton } from '../../../kit/menu-button.tsx';
import { PROVIDER_RULES, PROVIDERS as words } from '../../../words/integrations/provider.ts';
import { INTEGRATIONS } from '../../../words/sections.ts';
import { crumbsOf } from '../crumbs.ts';
import { RulesCard } from '../rules/card.tsx';
import { LocationName } from '../rules/location-name.tsx';
import { type RuledWords, ruledBy } from '../rules/ruled.ts';
import { Check } from './check.tsx';
import { domainsText } from './columns.tsx';
import { useActions } from './use-actions.tsx';
import '../integrations.css';

const PATH = 'integrations/sign-in';
/** Those who were not let in, among everything that happened. */
const REFUSED = `activity?q=${encodeURIComponent('type:sign_in.refused')}`;

export function Page({ me, params: { id = '' } }: PageProps) {
  const key = `providers/${id}`;
  const answer = useAnswer(key, signal => client.providers.get(id, { signal }));
  const name = answer.value?.name ?? INTEGRATIONS.signIn;
  const crumbs = crumbsOf(me, PATH, INTEGRATIONS.signIn, name);
  return (
    <>
      <PageHead
        title={name}
        crumbs={crumbs}
        actions={answer.value && <HeadActions provider={answer.value} reload={() => answers.refresh(key)} />}
      />
      <Answered answer={answer} of={key}>
        {provider => (
          <div class="integrations-narrow">
            <Standing provider={provider} />
            <RulesCard ruled={ruledBy('providers', provider, client.providers, rulesWords(provider))} mayWrite />
            <Check id={provider.id} />
            <Card title={words.refused}>
              <p>
                {words.refusedAbout} <a href={hrefOf(REFUSED)}>{words.refusedShow}</a>
              </p>
            </Card>
          </div>
        )}
      </Answered>
    </>
  );
}

/** Without a claim they give nothing, which is said in the place of how they work. */
function rulesWords({ groupsClaim }: IdentityProvider): RuledWords {
  return groupsClaim === null ? { ...PROVIDER_RULES, about: PROVIDER_RULES.unread, none: PROVIDER_RULES.unread } : PROVIDER_RULES;
}

function Standing({ provider }: { readonly provider: IdentityProvider }) {
  const { id, issuer, clientId, domains, loginClaim, verifiedAsText, groupsClaim, newPeople } = provider;
  const callback = new URL(`/oauth/callback/${id}`, location.origin).href;
  return (
    <Card title={words.state}>
      <Facts
        facts={[
          [words.domains, <bdi>{domainsText(domains)}</bdi>],
          [
            words.callback,
            <>
              <span class="mono integrations-long">{callback}</span> <CopyButton text={callback} />
            </>,
          ],
          [words.issuer, <bdi class="mono integrations-long">{issuer}</bdi>],
          [words.clientId, <bdi class="mono integrations-long">{clientId}</bdi>],
          [words.claim, <span class="mono">{loginClaim}</span>],
          [words.asText, verifiedAsText ? words.yes : words.no],
          [
            words.newPeople,
            <>
              {words.newRoles[newPeople?.role ?? '']}
              {newPeople?.locationId != null && (
                <>
                  {' '}
                  · <LocationName id={newPeople.locationId} />
                </>
              )}
            </>,
          ],
          [words.groupsClaim, groupsClaim === null ? words.no : <span class="mono">{groupsClaim}</span>],
        ]}
      />
    </Card>
  );
}

interface HeadProps {
  readonly provider: IdentityProvider;
  readonly reload: () => void;
}

function HeadActions({ provider, reload }: HeadProps) {
  const menu = useMenu();
  const { element, actionsOf } = useActions({ onAdded: () => undefined, onRemoved: () => navigate(hrefOf(PATH)), reload });
  return (
    <>
      <MenuButton menu={menu} label={words.more} items={() => actionsOf(provider)} />
      {menu.element}
      {element}
    </>
  );
}
