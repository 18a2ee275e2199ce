/** What every command gets: the settings from flags and environment, and its output. */
import { Command, Option } from 'commander';
import { credentialFileOf, fileFlagOf, fileVariableOf } from '../setting-sources.ts';
import { readSettings, SETTING_NAMES, SETTINGS, type Setting, type SettingFlags, type Settings } from '../settings.ts';
import { createOutput, type Output } from './output.ts';

export interface Context {
  readonly settings: Settings;
  readonly output: Output;
  /** Whether a flag or the environment sets the setting. */
  readonly isGiven: (setting: keyof Settings) => boolean;
}

/** The values of a command's own options, by commander's names for them. */
export type Options = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

export type Run = (context: Context, options: Options, ...operands: string[]) => Promise<void>;

/** Of a server's settings a command needs those of the store at most. */
const OF_THE_STORE: ReadonlySet<keyof Settings> = new Set(['dataFolder', 'databaseUrl']);

/** Which settings the help of a command shows. All of them are accepted everywhere, also before its name, so that scripts can share them. */
export type ShownSettings = 'all' | 'store' | 'none';

/** Adds --json and the flags of the settings, behind the command's own options. */
export function addSettings(command: Command, shown: ShownSettings): void {
  if (shown === 'all') command.addHelpText('after', FILES_HELP);
  command.option('--json', 'write the result, and an error on the error stream, as one JSON value a line');
  for (const name of SETTING_NAMES) {
    const isShown = shown === 'all' || (shown === 'store' && OF_THE_STORE.has(name));
    for (const option of [optionOf(SETTINGS[name]).hideHelp(!isShown), fileOptionOf(SETTINGS[name])]) {
      command.addOption(option);
    }
  }
}

/** Said once below the options: one more for each setting would double the help. */
const FILES_HELP = `
A setting can also be read from a file: add -file to its flag, or _FILE to its variable, and name the file,
such as ${fileFlagOf(SETTINGS.databaseUrl)} <file> or ${fileVariableOf(SETTINGS.databaseUrl)}.`;

function fileOptionOf(setting: Setting<unknown>): Option {
  return new Option(`${fileFlagOf(setting)} <file>`).hideHelp();
}

function optionOf({ flag, value, env, description, fallback }: Setting<unknown>): Option {
  const otherwise = fallback === null ? '' : ` (default: ${wordOf(fallback)})`;
  return new Option(`${flag} <${value}>`, `${description.replaceAll('`', '')}${otherwise} [${env}]`);
}

/** A setting's value as it is written on the command line. */
export function wordOf(value: unknown): string {
  return typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value);
}

/** Adapts a command to the arguments with which commander calls it. */
export function action(run: Run): (...given: unknown[]) => Promise<void> {
  return async (...given) => {
    const command = given.at(-1);
    if (!(command instanceof Command)) throw new TypeError('commander passes the command last');
    const context = contextOf(command.optsWithGlobals(), process.env);
    await run(context, command.opts(), ...command.args);
  };
}

/** What the options and the environment say. */
export function contextOf(options: Options, env: NodeJS.ProcessEnv): Context {
  const output = createOutput(options.json === true);
  const flags = valuesOf(options, setting => setting.flag);
  const files = valuesOf(options, fileFlagOf);
  return {
    settings: readSettings(flags, env, { files, warn: output.warn }),
    output,
    isGiven: name => {
      const variables = [SETTINGS[name].env, fileVariableOf(SETTINGS[name])].map(variable => env[variable]);
      return [flags[name], files[name], ...variables, credentialFileOf(SETTINGS[name], env)].some(text => text !== undefined);
    },
  };
}

/** What the flags that `flagOf` names say about each setting. */
function valuesOf(options: Options, flagOf: (setting: Setting<unknown>) => string): SettingFlags {
  const values: Partial<Record<keyof Settings, string>> = {};
  for (const name of SETTING_NAMES) {
    const value = options[new Option(`${flagOf(SETTINGS[name])} <value>`).attributeName()];
    if (typeof value === 'string') values[name] = value;
  }
  return values;
}

/** An option's text; undefined if it was not given. */
export function textOf(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** The values of an option that can be repeated; undefined if it was not given. */
export function listOf(options: Options, name: string): readonly string[] | undefined {
  const value = options[name];
  return typeof value === 'object' ? value : undefined;
}

/** For commander: lets an option be repeated without consuming the operand after it. */
export function together(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
