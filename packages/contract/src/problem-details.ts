/** What the native API answers when it refuses a call: problem details (RFC 9457) with heldby's own members. */
import Type, { type Static } from 'typebox';
import { closed, oneOf } from './schema.ts';

/** Every `code`. A new one is a change that clients must know of. */
export const PROBLEM_CODE_WORDS = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'not_found',
  'method_not_allowed',
  'timeout',
  'gone',
  'conflict',
  'locked',
  'precondition_failed',
  'precondition_required',
  'unsupported_media_type',
  'too_large',
  'rate_limited',
  'unavailable',
  'internal',
] as const;

export const FAULT_KIND_WORDS = [
  'missing',
  'type',
  'enum',
  'range',
  'length',
  'format',
  'unknown',
  'syntax',
  'encoding',
] as const;

/** One thing that is wrong with one member of a request. */
export const Fault = closed(
  {
    where: oneOf(['body', 'query', 'path', 'header'], 'The part of the request.'),
    field: Type.String({ description: "The member's name, with dots if it is nested; empty for the whole part." }),
    kind: oneOf(FAULT_KIND_WORDS, 'What is wrong with it.'),
    expected: Type.String({ description: "What was expected: a type's name, or the allowed values separated by `, `." }),
    value: Type.String({ description: 'What was sent, as text; empty if nothing was.' }),
  },
  'One thing that is wrong with one member of a request.',
);
export type Fault = Static<typeof Fault>;

/** The body of every refusal. */
export const ProblemDetails = closed(
  {
    type: Type.String({ description: 'Always `about:blank`: the status and `code` say what it is.' }),
    title: Type.String({ description: 'The kind of problem, in words.' }),
    status: Type.Integer({ description: 'The HTTP status.' }),
    detail: Type.String({ description: 'What is wrong, and what would be right.' }),
    code: oneOf(PROBLEM_CODE_WORDS, 'The kind of problem, for programs.'),
    requestId: Type.String({ description: "The same id as in the server's log." }),
    faults: Type.Optional(Type.Array(Fault, { description: 'What is wrong with which member of the request.' })),
    scopes: Type.Optional(
      Type.Array(Type.String(), { description: 'Scopes any one of which would have been enough; with `forbidden`.' }),
    ),
    operation: Type.Optional(Type.Integer({ description: 'The place of the refused operation in a batch, from 0.' })),
  },
  'Why a call was refused (RFC 9457).',
);
export type ProblemDetails = Static<typeof ProblemDetails>;
