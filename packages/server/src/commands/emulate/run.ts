/** What `heldby emulate` does: opens an emulator, prints how to call it, and ends with a signal. */
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { openEmulator } from '../../emulation/emulator.ts';
import { isLoopback } from '../../emulation/guard.ts';
import type { EmulatorOptions } from '../../emulation/public.ts';
import { hideFile } from '../../lib/private-file.ts';
import { type Context, type Options, textOf } from '../context.ts';
import { wrongSetting } from '../failure.ts';
import { addressTrouble } from '../listen.ts';
import { pageOf, triesOf } from './page.ts';

export async function runEmulate({ settings, output, isGiven }: Context, options: Options): Promise<void> {
  const ended = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  const file = textOf(options, 'record');
  const record = file === undefined ? undefined : await openRecord(file);
  const emulator = await openEmulator({ ...optionsOf(options), ...(await placeOf()) });
  if (record !== undefined) emulator.recorder.watch(request => record.write(`${JSON.stringify(request)}\n`));
  if (!isLoopback(settings.host)) {
    const whose = 'anybody who reaches this machine can read and change all that is in it, with the tokens that it tells';
    output.warn(`the emulator listens on ${settings.host}: ${whose}`);
  }
  const { url, tokens, client, password, people, organization } = emulator;
  const tries = triesOf(emulator);
  const shown = { event: 'listening', url, pid: process.pid, organization, tokens, client, password, people, tries };
  output.result(shown, () => pageOf(emulator, tries));
  await ended;
  await emulator.close();
  if (record !== undefined) await new Promise(resolve => record.end(resolve));

  /** A free port if the usual one is taken. */
  async function placeOf(): Promise<Pick<EmulatorOptions, 'host' | 'port'>> {
    const { host, port } = settings;
    const trouble = await addressTrouble(settings);
    if (trouble === undefined) return { host, port };
    if (isGiven('port') || (trouble as NodeJS.ErrnoException).code !== 'EADDRINUSE') {
      throw wrongSetting(`Cannot listen on port ${port} of ${host}`, trouble, 'choose another with --port or --host');
    }
    output.note(`Port ${port} is taken: the emulator takes a free one.`);
    return { host, port: 0 };
  }
}

function optionsOf(options: Options): EmulatorOptions {
  return {
    seed: textOf(options, 'seed') ?? 'demo',
    anyToken: options.anyToken === true,
    realistic: options.realistic === true,
    clock: options.standingClock === true ? 'stands' : 'runs',
  };
}

/** Only its owner can read it: requests may have what is nobody else's in their bodies. */
async function openRecord(file: string): Promise<WriteStream> {
  const stream = createWriteStream(file, { flags: 'a', mode: 0o600 });
  try {
    const [descriptor] = await once(stream, 'open');
    hideFile(descriptor);
  } catch (error) {
    throw wrongSetting(`The requests cannot be written to ${file}`, error, 'choose another file with --record');
  }
  return stream;
}
