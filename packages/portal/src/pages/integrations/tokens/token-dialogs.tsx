/** A token in detail, and what can be done with it. */
import type { NamedCredential, RotatedToken } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ChangeDialog } from '../../../app/change-dialog.tsx';
import { hrefOf } from '../../../app/router.ts';
import { client } from '../../../data/client.ts';
import { reloading } from '../../../data/reloading.ts';
import { Dialog } from '../../../kit/dialog.tsx';
import { type Fact, Facts } from '../../../kit/facts.tsx';
import { SelectField } from '../../../kit/fields/text-field.tsx';
import { format } from '../../../words/format.ts';
import { SCOPES } from '../../../words/integrations/scopes.ts';
import { TOKEN_DIALOGS as words } from '../../../words/integrations/token-dialogs.ts';
import { TOKENS } from '../../../words/integrations/tokens.ts';

interface TokenProps {
  readonly token: NamedCredential;
  readonly onClose: () => void;
}

export function DetailDialog({ token, onClose }: TokenProps) {
  const { label, owner } = token;
  return (
    <Dialog title={label} wide onClose={onClose}>
      <Facts facts={factsOf(token)} />
      {owner.kind === 'person' && (
        <p>
          <a href={hrefOf('activity', new URLSearchParams({ q: `by:${owner.id}` }))}>{words.useHistory}</a>
        </p>
      )}
    </Dialog>
  );
}

function factsOf({ id, owner, scopes, limits, lastUsedAt, expiresAt, createdAt, revokedAt }: NamedCredential): readonly Fact[] {
  const when = (at: string | null) => (at === null ? TOKENS.never : format.dateTime(at));
  return [
    [words.acts, <bdi>{owner.name}</bdi>],
    [
      words.scopes,
      <ul>
        {scopes.map(scope => (
          <li key={scope}>
            <span class="mono">{scope}</span> <span class="quiet">{sayScope(scope)}</span>
          </li>
        ))}
      </ul>,
    ],
    [words.routes, limits?.endpoints?.join(', ') ?? words.everyRoute],
    [words.location, limits?.locationIds ? words.locations(limits.locationIds.length) : words.everywhere],
    [words.changes, limits?.dryRunOnly ? words.dryRunOnly : words.allChanges],
    [TOKENS.columns.used, when(lastUsedAt)],
    [TOKENS.columns.made, when(createdAt)],
    [TOKENS.columns.ends, when(expiresAt)],
    ...(revokedAt === null ? [] : [[words.revokedAt, when(revokedAt)] as const]),
    [words.id, <span class="mono">{id}</span>],
  ];
}

function sayScope(scope: string): string {
  const known: Readonly<Record<string, string>> = SCOPES;
  return known[scope] ?? '';
}

const DAY_SECONDS = '86400';

interface RotateProps extends TokenProps {
  readonly onMade: (token: string) => void;
  readonly reload: () => void;
}

export function RotateDialog({ token, onClose, onMade, reload }: RotateProps) {
  const [keep, setKeep] = useState(DAY_SECONDS);
  return (
    <ChangeDialog<RotatedToken>
      title={words.rotateTitle}
      verb={words.rotateVerb}
      onClose={onClose}
      onDone={made => onMade(made.token)}
      change={reason =>
        reloading(
          {
            run: options => client.tokens.rotate(token.id, { keepSeconds: Number(keep), ...reason }, options),
            done: words.made(token.label),
            refreshes: ['tokens'],
          },
          reload,
        )
      }
    >
      <p>
        <bdi>{words.rotateAbout(token.label)}</bdi>
      </p>
      <SelectField label={words.keep} value={keep} options={Object.entries(words.keeps)} onChange={setKeep} />
    </ChangeDialog>
  );
}

/** It cannot be valid again, so its label is typed. */
export function RevokeDialog({ token: { id, label }, onClose, reload }: TokenProps & { readonly reload: () => void }) {
  return (
    <ChangeDialog
      title={words.revokeTitle}
      verb={words.revokeVerb}
      name={label}
      danger
      onClose={onClose}
      change={reason =>
        reloading(
          { run: options => client.tokens.revoke(id, reason, options), done: words.revoked(label), refreshes: ['tokens'] },
          reload,
        )
      }
    >
      <p>
        <bdi>{words.revokeAbout(label)}</bdi>
      </p>
    </ChangeDialog>
  );
}
