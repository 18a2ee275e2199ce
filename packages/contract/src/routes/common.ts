/** Parts that several groups of routes share. */
import Type from 'typebox';
import { LENGTHS } from '../lengths.ts';
import { closed, reason, text } from '../schema.ts';

export const BASE = '/registry/v1';
export const ReasonBody = closed(reason);

/** Text of the usual length. */
export const name = (description: string) => text(LENGTHS.name, description);

export const AsOfQuery = closed({
  asOf: Type.Optional(
    Type.String({
      maxLength: LENGTHS.short,
      description: 'A date-time, or a day (its end in UTC). Defaults to now.',
      examples: ['2026-05-04'],
    }),
  ),
});
