/** Answers are cut down to their schema when the first of them is sent: each schema must be one of which that can be told. */
import { describe, it } from 'node:test';
import { createDialects } from '../app.ts';
import { createPick, type Schema } from '../http/replies/pick.ts';

describe('the schema of each reply', () => {
  for (const { id, routes } of createDialects({ tokenLifetimeSeconds: 60 })) {
    it(`of the ${id} dialect says what is left out`, () => {
      for (const { reply } of routes) if (reply !== null) createPick(reply as Schema)({});
    });
  }
});
