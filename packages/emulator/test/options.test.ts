/** How an emulator is opened and closed, where somebody does it wrong. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createEmulator, type EmulatorOptions } from '../src/index.ts';

it('says what is wrong with an option, and opens none', async () => {
  for (const [options, message] of [
    [{ sead: 'demo' }, /no option sead: it has seed, chance, port/],
    [{ seed: 5 }, /seed must be demo, the file of a seed, or a seed, not 5/],
    [{ seed: null }, /seed must be/],
    [{ clock: 'run' }, /clock must be stands or runs, not run/],
    [{ port: '8080' }, /port must be a whole number from 0 to 65535, not 8080/],
    [{ port: 65_536 }, /port must be/],
    [{ host: 1 }, /host must be/],
    [{ chance: 7 }, /chance must be a text/],
    [{ anyToken: 'no' }, /anyToken must be true or false/],
    [{ realistic: 1 }, /realistic must be/],
    ['demo', /options are an object/],
    [null, /options are an object/],
  ] as const) {
    await assert.rejects(createEmulator(options as EmulatorOptions), message);
  }
});

it('opens nothing anew once it is closed, so that the process can end', async () => {
  const emulator = await createEmulator();
  const snapshot = await emulator.snapshot();
  await emulator.close();
  await emulator.close();
  await assert.rejects(emulator.reset(), /The emulator is closed/);
  await assert.rejects(emulator.restore(snapshot), /The emulator is closed/);
});
