/** What groups give: roles and locations, by the first rule that fits. */
import { lazyPart } from '../../../app/lazy-part.tsx';
import { useDialog } from '../../../app/use-dialog.ts';
import { Button } from '../../../kit/button.tsx';
import { Card } from '../../../kit/card.tsx';
import { chevronDownIcon, chevronUpIcon, pencilIcon, plusIcon, trashIcon } from '../../../kit/generated/icons.ts';
import { useMenu } from '../../../kit/menu.tsx';
import { MenuButton } from '../../../kit/menu-button.tsx';
import { GROUP_RULES as words } from '../../../words/integrations/group-rules.ts';
import { roleWords } from '../../../words/kinds.ts';
import { LocationName } from './location-name.tsx';
import type { Ruled } from './ruled.ts';
import { moved, type Rule, withoutRule } from './rules.ts';

const RuleDialog = lazyPart(async () => (await import('./rule-dialog.tsx')).RuleDialog);
const RulesDialog = lazyPart(async () => (await import('./rules-dialog.tsx')).RulesDialog);

interface RulesProps {
  readonly ruled: Ruled;
  readonly mayWrite: boolean;
}

export function RulesCard({ ruled, mayWrite }: RulesProps) {
  const { element, open, close } = useDialog();
  const menu = useMenu();
  const { rules, words: texts } = ruled;
  const edit = (index?: number) => open(<RuleDialog ruled={ruled} index={index} onClose={close} />);
  const ask = (title: string, wanted: readonly Rule[]) =>
    open(<RulesDialog ruled={ruled} title={title} rules={wanted} onClose={close} />);
  const itemsOf = (index: number) => [
    { text: words.change, icon: pencilIcon, onChoose: () => edit(index) },
    ...(index === 0
      ? []
      : [{ text: words.earlier, icon: chevronUpIcon, onChoose: () => ask(words.earlier, moved(rules, index, -1)) }]),
    ...(index === rules.length - 1
      ? []
      : [{ text: words.later, icon: chevronDownIcon, onChoose: () => ask(words.later, moved(rules, index, 1)) }]),
    { text: words.take, icon: trashIcon, danger: true, apart: true, onChoose: () => ask(words.take, withoutRule(rules, index)) },
  ];
  const add = mayWrite && (
    <Button small icon={plusIcon} onPress={() => edit()}>
      {words.add}
    </Button>
  );
  return (
    <Card title={texts.title} aside={add || undefined}>
      <p class="quiet">{rules.length === 0 ? texts.none : texts.about}</p>
      {rules.length > 0 && (
        <ol class="integrations-rows" aria-label={words.list}>
          {rules.map((rule, index) => (
            <li key={`${index} ${rule.group}`}>
              <bdi>{rule.group}</bdi>
              <Given rule={rule} />
              {mayWrite && <MenuButton menu={menu} label={words.actions(rule.group)} items={() => itemsOf(index)} />}
            </li>
          ))}
        </ol>
      )}
      {menu.element}
      {element}
    </Card>
  );
}

function Given({ rule: { role, locationId } }: { readonly rule: Rule }) {
  return (
    <span class="quiet">
      {role !== undefined && roleWords[role]}
      {role !== undefined && locationId !== undefined && ' · '}
      {locationId !== undefined && <LocationName id={locationId} />}
    </span>
  );
}
