/** Two words that people write as one. */
const HYPHENATED: readonly (readonly [apart: string, together: string])[] = [
  ['off boarding', 'off-boarding'],
  ['lock out', 'lock-out'],
];

/** A name of the program, in words: `mobile_devices`, `mobile-devices` and `mobileDevices` are `mobile devices`. */
export function inWords(name: string): string {
  const words = name.replaceAll(/[_-]/g, ' ').replaceAll(/(?<=[a-z])[A-Z]/g, letter => ` ${letter.toLowerCase()}`);
  return HYPHENATED.reduce((text, [apart, together]) => text.replaceAll(apart, together), words);
}
