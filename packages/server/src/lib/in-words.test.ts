/** Names of the program are said as people write them. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inWords } from './in-words.ts';

it('a name is said in words, with a hyphen where there is one', () => {
  const said = ['lockOuts', 'lock_out', 'off_boarding', 'offBoardings', 'off_boarding_text', 'push-registration', 'person'].map(
    inWords,
  );
  assert.deepEqual(said, [
    'lock-outs',
    'lock-out',
    'off-boarding',
    'off-boardings',
    'off-boarding text',
    'push registration',
    'person',
  ]);
});
