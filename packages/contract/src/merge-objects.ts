/** The objects of merges: what two registrations of one device, or two records of one person, become, and what comes back. */
import Type, { type Static } from 'typebox';
import { LENGTHS } from './lengths.ts';
import { Device, Person } from './objects.ts';
import { DIFFERENCE_WORDS, HardwareEvidence } from './same-hardware-objects.ts';
import { closed, freeText, Id, nullable, oneOf, Time } from './schema.ts';

export const MERGE_CONFLICT_WORDS = ['no_evidence', 'other_app', 'kind', 'disabled', 'lifecycle', 'lines', 'holders'] as const;
export const MERGE_DESPITE_WORDS = ['no_evidence', 'other_app'] as const;

const thing = {
  kind: oneOf(['assignment'], 'What it is.'),
  id: Id,
  name: freeText(LENGTHS.description, 'By which people know it.'),
};

export const MergedThing = closed(
  {
    ...thing,
    becomes: oneOf(
      ['moves', 'cut', 'absorbed'],
      '`moves`: it belongs to the kept device. `cut`: it ends where a later one begins. `absorbed`: a longer one of the same holder says the same.',
    ),
    until: nullable(Time, 'Where it was cut.'),
    why: nullable(freeText(LENGTHS.description)),
  },
  'What becomes of an assignment.',
);
export type MergedThing = Static<typeof MergedThing>;

export const DeviceMerge = closed(
  {
    id: nullable(Id, 'Null in a dry run that found something against it.'),
    device: Type.Unsafe<Device>({ ...Device, description: 'The device that is kept, as it is now.' }),
    mergedId: Type.String({ format: 'uuid', description: 'The other one. Its id leads to the kept device from now on.' }),
    evidence: Type.Array(HardwareEvidence, { description: 'What agrees, the strongest first.' }),
    differences: Type.Array(oneOf(DIFFERENCE_WORDS, 'A member.'), {
      description: 'What both have and one piece of hardware cannot. The kept device keeps its own.',
    }),
    conflicts: Type.Array(
      closed({
        kind: oneOf(
          MERGE_CONFLICT_WORDS,
          '`no_evidence` and `other_app` can be put into `despite`; everything else must be settled first.',
        ),
        why: freeText(LENGTHS.description),
      }),
      { description: 'What stands against it. A dry run lists it; otherwise it is 409.' },
    ),
    things: Type.Array(MergedThing),
    undoUntil: Type.String({ format: 'date-time', description: 'Until when it can be undone.' }),
  },
  'Two registrations of one device that became one.',
);
export type DeviceMerge = Static<typeof DeviceMerge>;

export const DeviceUnmerge = closed(
  {
    device: Type.Unsafe<Device>({ ...Device, description: 'The device that is there again.' }),
    things: Type.Array(
      closed({
        ...thing,
        came: Type.Boolean({ description: 'Whether it is as it was.' }),
        why: nullable(freeText(LENGTHS.description), 'Why it is not.'),
      }),
    ),
  },
  'A device that was merged and is there again, with what came back.',
);
export type DeviceUnmerge = Static<typeof DeviceUnmerge>;

const personThing = {
  id: Id,
  name: freeText(LENGTHS.description, 'By which people know it.'),
};

export const PersonMerge = closed(
  {
    id: Id,
    person: Type.Unsafe<Person>({ ...Person, description: 'The person who goes on, as they are now.' }),
    mergedId: Type.String({ format: 'uuid', description: 'The other record. Its id leads to the person from now on.' }),
    things: Type.Array(
      closed({
        kind: oneOf(
          ['assignment', 'identity', 'block', 'group', 'calling', 'access', 'identifier'],
          'What it is. `identity`: an account at the provider. `access`: login, password, tokens, sessions, and what they administer.',
        ),
        ...personThing,
        becomes: oneOf(
          ['moves', 'cut', 'absorbed', 'ends', 'stays'],
          "`moves`: it is the person's. `cut`: it ends where a later one begins. `absorbed`: a longer one says the same.",
        ),
        why: nullable(freeText(LENGTHS.description)),
      }),
    ),
    undoUntil: Type.String({ format: 'date-time', description: 'Until when it can be undone.' }),
  },
  'Two records of one person that became one.',
);
export type PersonMerge = Static<typeof PersonMerge>;

export const PersonUnmerge = closed(
  {
    person: Type.Unsafe<Person>({ ...Person, description: 'The record that is there again.' }),
    things: Type.Array(
      closed({
        kind: oneOf(['assignment', 'calling', 'access'], 'What it is.'),
        ...personThing,
        came: Type.Boolean({ description: 'Whether it is as it was.' }),
        why: nullable(freeText(LENGTHS.description), 'Why it is not, or came changed.'),
      }),
    ),
  },
  'A record of a person that was merged and is there again, with what came back.',
);
export type PersonUnmerge = Static<typeof PersonUnmerge>;
