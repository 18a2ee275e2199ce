/** `heldby complete bash`: completion of commands and options for bash, zsh and fish. */
import type { Command } from 'commander';

/** The word by which shells ask. The library is loaded for it alone. */
export const COMPLETE = 'complete';

export async function addCompletion(program: Command): Promise<void> {
  const { default: tab } = await import('@bomb.sh/tab/commander');
  tab(program);
}
