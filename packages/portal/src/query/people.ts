/** What can be asked of people: every filter of `GET /registry/v1/people`. */
import { roleWords } from '../words/kinds.ts';
import { queryWords as words } from '../words/query.ts';
import { choicesFrom, SEARCH_LENGTH } from './choices.ts';
import type { Grammar } from './grammar.ts';

export const peopleGrammar: Grammar = {
  maxSearch: SEARCH_LENGTH,
  fields: [
    {
      type: 'flags',
      name: 'is',
      text: words.is,
      flags: [
        { value: 'active', text: words.active, filter: ['state', 'active'], not: ['state', 'disabled'] },
        { value: 'disabled', text: words.disabled, filter: ['state', 'disabled'], not: ['state', 'active'] },
        { value: 'deviceless', text: words.deviceless, filter: ['deviceless', 'true'], not: ['deviceless', 'false'] },
      ],
    },
    { type: 'choice', name: 'role', filter: 'role', text: words.role, choices: choicesFrom(roleWords) },
    { type: 'reference', name: 'location', filter: 'location', of: 'location', text: words.location },
    { type: 'reference', name: 'group', filter: 'group', of: 'group', text: words.group },
    { type: 'time', name: 'added-after', filter: 'createdAfter', text: words.addedAfter },
    { type: 'time', name: 'added-before', filter: 'createdBefore', text: words.addedBefore },
    { type: 'text', name: 'login', filter: 'login', text: words.login },
    { type: 'text', name: 'email', filter: 'email', text: words.email },
    { type: 'text', name: 'employee', filter: 'employeeNumber', text: words.employee },
    { type: 'text', name: 'external', filter: 'externalId', text: words.external },
  ],
};
