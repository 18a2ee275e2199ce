/** Which types of events a webhook wants: each is found by its name or by what it says, and can be left out again. */

import { IconButton } from '../../../kit/button.tsx';
import { Combobox } from '../../../kit/combobox.tsx';
import { xIcon } from '../../../kit/generated/icons.ts';
import { Option } from '../../../kit/pickers.tsx';
import { EVENT_CHOICES } from '../../../query/events.ts';
import type { Choice } from '../../../query/grammar.ts';
import { WEBHOOKS as words } from '../../../words/integrations/webhooks.ts';
import { findTypes } from './find-types.ts';

interface TypesFieldProps {
  readonly types: readonly string[];
  readonly onChange: (types: readonly string[]) => void;
  readonly error: string | undefined;
}

export function TypesField({ types, onChange, error }: TypesFieldProps) {
  return (
    <div class="webhook-types">
      <Combobox<Choice>
        label={words.types}
        hint={words.typesHint}
        placeholder={words.typesPlaceholder}
        error={error}
        load={async text => findTypes(text, types)}
        value={null}
        onChange={chosen => chosen !== null && onChange([...types, chosen.value])}
        idOf={({ value }) => value}
        textOf={({ text }) => text}
        view={({ value, text }) => <Option text={text} about={value} />}
      />
      {types.length > 0 && (
        <ul aria-label={words.chosenTypes}>
          {types.map(type => (
            <li key={type}>
              <Option text={EVENT_CHOICES.find(({ value }) => value === type)?.text ?? type} about={type} />
              <IconButton
                icon={xIcon}
                label={words.leaveOut(type)}
                onPress={() => onChange(types.filter(each => each !== type))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
