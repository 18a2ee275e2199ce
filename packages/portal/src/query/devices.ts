/** What can be asked of devices: every filter of `GET /registry/v1/devices`. */
import { kindWords, lifecycleWords, platformWords } from '../words/kinds.ts';
import { queryWords as words } from '../words/query.ts';
import { choicesFrom, SEARCH_LENGTH } from './choices.ts';
import type { Grammar, TextField } from './grammar.ts';

/** Until the policy of an organization says otherwise. */
export const STALE_AFTER = '90d';

const text = (name: string, filter: string, says: string): TextField => ({ type: 'text', name, filter, text: says });

export const deviceGrammar: Grammar = {
  maxSearch: SEARCH_LENGTH,
  fields: [
    { type: 'choice', name: 'kind', filter: 'kind', text: words.kind, choices: choicesFrom(kindWords) },
    {
      type: 'flags',
      name: 'is',
      text: words.is,
      flags: [
        { value: 'active', text: words.active, filter: ['state', 'active'], not: ['state', 'disabled'] },
        { value: 'disabled', text: words.disabled, filter: ['state', 'disabled'], not: ['state', 'active'] },
        { value: 'held', text: words.held, filter: ['holderless', 'false'], not: ['holderless', 'true'] },
        { value: 'unheld', text: words.unheld, filter: ['holderless', 'true'], not: ['holderless', 'false'] },
        { value: 'stale', text: words.stale, filter: ['inactiveSince', STALE_AFTER], not: ['activeSince', STALE_AFTER] },
      ],
    },
    { type: 'reference', name: 'held-by', filter: 'person', of: 'person', text: words.heldBy },
    { type: 'reference', name: 'location', filter: 'location', of: 'location', text: words.location },
    // A device without an operating system is in none of them.
    {
      type: 'choice',
      name: 'platform',
      filter: 'platform',
      text: words.platform,
      choices: choicesFrom(platformWords),
      partial: true,
    },
    { type: 'choice', name: 'lifecycle', filter: 'lifecycle', text: words.lifecycle, choices: choicesFrom(lifecycleWords) },
    text('model', 'model', words.model),
    text('make', 'make', words.make),
    text('tag', 'tag', words.tag),
    { type: 'time', name: 'unused-since', filter: 'inactiveSince', text: words.unusedSince },
    { type: 'time', name: 'added-after', filter: 'createdAfter', text: words.addedAfter },
    { type: 'time', name: 'added-before', filter: 'createdBefore', text: words.addedBefore },
    text('serial', 'serial', words.serial),
    text('mac', 'mac', words.mac),
    text('udid', 'udid', words.udid),
    text('imei', 'imei', words.imei),
    text('iccid', 'iccid', words.iccid),
    text('number', 'phoneNumber', words.number),
    text('asset', 'assetTag', words.asset),
    text('external', 'externalId', words.external),
  ],
};
