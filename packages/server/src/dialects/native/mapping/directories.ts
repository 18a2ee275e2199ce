/** Directories and their calls, as the native API shows them. Pure. */
import type * as api from '@heldby/contract';
import { toDirectoryRecord } from '../../../core/directory-objects.ts';
import { toIso, toIsoOrNull } from '../../../lib/instant.ts';
import type { IssuedShownDirectory, KeptCall, RulesPreview, ShownDirectory } from '../../../services/directories/directories.ts';

export function toDirectory({ directory, people, groups, lastContactAt }: ShownDirectory): api.Directory {
  return { ...toDirectoryRecord(directory), people, groups, lastContactAt: toIsoOrNull(lastContactAt) };
}

export function toIssuedDirectory({ token, ...shown }: IssuedShownDirectory): api.IssuedDirectory {
  return { ...toDirectory(shown), token };
}

export function toRulesPreview({ total, items }: RulesPreview): api.RulesPreview {
  const shown = items.map(({ person: { id, displayName: name, role, locationId }, after }) => ({
    person: { id, name },
    before: { role, locationId },
    after: { ...after },
  }));
  return { total, items: shown };
}

export function toDirectoryCall({ at, ...call }: KeptCall): api.DirectoryCall {
  return { ...call, at: toIso(at) };
}
