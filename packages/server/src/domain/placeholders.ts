/**
 * Values that firmware, systems and drivers put in place of an id that they do not know or do not give. Many pieces of hardware
 * send the same one, so it identifies none of them.
 */

/** In lower case, without what is around and between the characters (`bare`). */
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  // An empty variable, as programming languages print it.
  ...['null', 'nil', 'none', 'undefined', 'nan', 'false', 'true', 'empty', 'void', 'objectobject'],
  // Words for "not known" and "not given". `unknown` is Android's Build.UNKNOWN, also for the serial number.
  ...['unknown', 'unavailable', 'notavailable', 'notapplicable', 'na', 'notset', 'notspecified', 'unspecified'],
  ...['notprovided', 'invalid', 'error', 'default', 'noid', 'nodeviceid', 'permissiondenied', 'restricted', 'unsupported'],
  // What makers of mainboards leave in the tables of their firmware (SMBIOS).
  ...['tobefilledbyoem', 'defaultstring', 'oem', 'systemserialnumber', 'chassisserialnumber', 'serialnumber', 'serial', 'sn'],
  ...['03000200040005000006000700080009', '00020003000400050006000700080009', '123456781234567890abcddeefaabbcc'],
  // The address that iOS 7 and Android 6 give to apps in place of the real one.
  '020000000000',
  // ANDROID_ID of the first phones with Android 2.2, and of its emulator.
  ...['9774d56d682e549c', 'dead00beef'],
  // The IMEI that many unbranded phones share.
  '004999010640000',
]);

/** `0123456789ABCDEF` and its parts, which boards from reference designs have as their serial number. */
const COUNTING = ['0123456789abcdef', '1234567890abcdef', '12345678901234567890', '01234567890123456789', 'fedcba9876543210'];
/** A shorter part may be somebody's own numbering. */
const COUNTED_CHARACTERS = 8;

const LONGEST = Math.max(...[...PLACEHOLDERS, ...COUNTING].map(({ length }) => length));

/** Whether the text says nothing about which piece of hardware sent it. */
export function isPlaceholder(text: string): boolean {
  if (saysMuch(text)) return false;
  const value = bare(text);
  if (PLACEHOLDERS.has(value) || isOneCharacter(value)) return true;
  return value.length >= COUNTED_CHARACTERS && COUNTING.some(digits => digits.startsWith(value));
}

/** `000000`, `ffff`, `---`, and nothing at all. */
function isOneCharacter(value: string): boolean {
  for (let place = 1; place < value.length; place += 1) if (value.charCodeAt(place) !== value.charCodeAt(0)) return false;
  return true;
}

/** Whether it has more digits and small letters than any placeholder, and not one alone. Most push tokens do, and each write has one. */
function saysMuch(text: string): boolean {
  if (text.length <= LONGEST) return false;
  let [count, first, isVaried] = [0, 0, false];
  for (let place = 0; place < text.length && !(isVaried && count > LONGEST); place += 1) {
    const code = text.charCodeAt(place);
    if (!((code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a))) continue;
    count += 1;
    if (count === 1) first = code;
    else if (code !== first) isVaried = true;
  }
  return isVaried && count > LONGEST;
}

/** Without letter case, blanks, brackets and separators: `(null)`, `<NULL>` and `null` are one. */
function bare(text: string): string {
  return text.toLowerCase().replaceAll(/[\s()<>[\]{}"'`:./\\_-]/g, '');
}
