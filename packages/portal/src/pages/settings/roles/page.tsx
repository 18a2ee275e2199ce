/** The roles as a matrix: who may do what. */
import type { RoleRights } from '@heldby/client';
import { Answered } from '../../../app/answered.tsx';
import type { PageProps } from '../../../app/pages.ts';
import { client } from '../../../data/client.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import { checkIcon } from '../../../kit/generated/icons.ts';
import { Icon } from '../../../kit/icon.tsx';
import { roleWords } from '../../../words/kinds.ts';
import { ROLES as words } from '../../../words/settings.ts';
import { Frame } from '../frame.tsx';

export function Page({ me }: PageProps) {
  const answer = useAnswer('roles', signal => client.roles.list({ signal }));
  return (
    <Frame me={me} path="settings/roles" about={words.about}>
      <Answered answer={answer} of="roles" rows={12}>
        {({ items }) => <Matrix roles={items} />}
      </Answered>
    </Frame>
  );
}

function Matrix({ roles }: { readonly roles: readonly RoleRights[] }) {
  const rights = [...new Set(roles.flatMap(({ may }) => may))];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section class="roles" tabIndex={0} aria-label={words.table}>
      <table aria-label={words.table}>
        <thead>
          <tr>
            <th scope="col">{words.right}</th>
            {roles.map(({ role, reach }) => (
              <th key={role} scope="col">
                {roleWords[role]}
                <div class="setting-about">{words.reach[reach]}</div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rights.map(right => (
            <tr key={right}>
              <th scope="row">{right.charAt(0).toLocaleUpperCase() + right.slice(1)}</th>
              {roles.map(({ role, may }) => (
                <td key={role}>
                  {may.includes(right) ? (
                    <>
                      <Icon of={checkIcon} />
                      <span class="unseen">{words.yes}</span>
                    </>
                  ) : (
                    <span class="unseen">{words.no}</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
