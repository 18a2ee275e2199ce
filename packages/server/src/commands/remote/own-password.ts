/** `heldby password`: people change their own password, which nobody sees and no shell remembers. */
import type { Command } from 'commander';
import { textOf } from '../context.ts';
import { readPasswordChange } from '../secret-input.ts';
import { inWordsOf } from './refusal.ts';
import { asking, formatOptions, withOptions } from './session.ts';

const WORDS = new Map([
  ['present', 'the present password'],
  ['password', 'the new password'],
]);

export function addOwnPasswordCommand(program: Command): void {
  const command = program
    .command('password')
    .description('change your own password, typed unseen or read from the standard input, and end your other sign-ins')
    .option('--reason <text>', 'why, in your words; stored with the event');
  withOptions(command, formatOptions(false)).action(
    asking(async ({ client, context }, options) => {
      const reason = textOf(options, 'reason');
      // Whose password it is, and whether a person is asked at all, is better known before it is typed.
      const { name } = await client.me.get();
      const wish = { ...(await readPasswordChange()), ...(reason === undefined ? {} : { reason }) };
      await inWordsOf(WORDS, () => client.me.changePassword(wish));
      context.output.result({ name }, shown => `Changed the password of ${shown.name}. Your other sign-ins have ended.`);
    }),
  );
}
