/** Parts that several groups of routes share. */
import Type from 'typebox';
import { closed, reason, text } from '../schema.ts';

export const BASE = '/registry/v1';
export const ReasonBody = closed(reason);

/** Text of the usual length. */
export const name = (description: string) => text(200, description);

export const AsOfQuery = closed({
  asOf: Type.Optional(
    Type.String({
      maxLength: 40,
      description: 'A date-time, or a day (its end in UTC). Defaults to now.',
      examples: ['2026-05-04'],
    }),
  ),
});
