/** What the reference and the manual page say of all commands, in Markdown. */

export const WHERE =
  'Commands that ask the registry speak its native API. They ask the server of `--server` or `HELDBY_URL`, with the token in `HELDBY_TOKEN`; else the store that `--data` or `--database-url` names; else the server of `heldby login`; else the store in `./heldby-data`. A store in a data folder is asked through the socket `heldby.sock` of the server that runs on it. Where none runs, and on PostgreSQL, the command opens the store itself. There the operator needs no token.';

export const NAMES =
  'Things are named by what people have in hand: a person by login, e-mail address, employee number or name, a device by serial number, MAC address in any spelling, asset tag, hardware id, IMEI, number or name, an assignment by its device, everything else by its name, and all by their ids. People and devices are also named by their ids in other systems, such as `hr:4711`. A name that several have is refused, with the list of them. An owner is a person, or another kind with its name, such as `workspace:Lobby`.';

export const OUTPUT =
  'Lists are tables that fit the terminal. `--json` writes one JSON list, `--ndjson` a JSON value a line, `--csv` the columns of the table for spreadsheets. With `--json` errors are JSON, too. Every command also takes `--json` and the flags of the [settings](settings.md); they are not repeated below.';

export const TIMES =
  "Times are durations from now (`12h`, `30d`), days, date-times, or `never`. An empty text (`''`) takes a value away.";

/** The statuses with which commands end. */
export const EXITS = [
  ['0', 'it was done'],
  ['1', 'it was refused'],
  ['2', 'a setting or an argument has to be changed'],
  ['3', 'there is no such thing'],
  ['4', 'it is taken or was changed by somebody else'],
  ['5', 'the server or the store cannot be reached, or has no time now'],
  ['70', 'the store failed or heldby has a defect'],
] as const;

export const COMPLETION =
  'Shells complete commands, options, and the names of people, devices and places: `source <(heldby completion bash)`, the same with `zsh`, or `heldby completion fish | source`. The names come from the server that would be asked, within 300 ms or not at all.';
