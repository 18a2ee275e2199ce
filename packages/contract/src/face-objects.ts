/** How each face shows a device and who sees it, or why nobody does. */
import Type, { type Static } from 'typebox';
import { LENGTHS } from './lengths.ts';
import { NamedOwner, ROLE_WORDS } from './objects.ts';
import { closed, freeText, nullable, oneOf } from './schema.ts';

/** Why a face does not show a device. */
export const HIDDEN_WORDS = [
  'kind_not_carried',
  'platform_not_carried',
  'not_held',
  'owner_not_carried',
  'role_not_carried',
  'holder_disabled',
  'holder_not_called',
  'no_line',
  'user_required',
] as const;

const ofHolder = (description: string) =>
  Type.Unsafe<NamedOwner | null>({ ...NamedOwner, type: ['object', 'null'], description });
const faceId = (description: string) => freeText(LENGTHS.name, description);

export const DeviceFaceView = closed(
  {
    path: freeText(LENGTHS.url, 'The call that shows it.'),
    within: nullable(faceId('The member of the answer that has it among others; null where the answer is the device.')),
    holder: ofHolder('Whose device it is there; null where it is nobody’s in particular.'),
    toHolder: Type.Boolean({ description: 'Whether the holder themself sees it there.' }),
    roles: Type.Array(oneOf(ROLE_WORDS, 'A role.'), {
      description:
        'The administrators who see it there, those of locations in their locations; empty where only the holder does.',
    }),
    scope: nullable(faceId('The scope that a token needs, in the words of the face; null for none.')),
    body: Type.Unsafe<object>({
      type: 'object',
      additionalProperties: true,
      description: 'The device as the face answers it, with push tokens and what an app says of itself masked.',
    }),
  },
  'A call of a face that shows a device.',
);
export type DeviceFaceView = Static<typeof DeviceFaceView>;

export const DeviceFaceReason = closed(
  {
    code: oneOf(HIDDEN_WORDS, 'Why, for programs.'),
    detail: freeText(LENGTHS.problem, 'Why, in words.'),
    holder: ofHolder('The holder that it is said of; null for the device.'),
  },
  'Why a face does not show a device.',
);
export type DeviceFaceReason = Static<typeof DeviceFaceReason>;

export const DeviceFace = closed(
  {
    face: faceId('The API.'),
    shown: Type.Boolean({ description: 'Whether anybody sees the device there.' }),
    views: Type.Array(DeviceFaceView, { description: 'Where, who sees it, and how; empty where it is not shown.' }),
    reasons: Type.Array(DeviceFaceReason, {
      description: 'Why not, of the device or of a holder; empty where everybody sees theirs.',
    }),
  },
  'How an API shows a device.',
);
export type DeviceFace = Static<typeof DeviceFace>;
