/** Values of the n-th row. They depend only on n, so that every run fills the same store. */

const FIRST_DAY_MS = Date.UTC(2020, 0, 1);

/** Sixteen bits as text. A table, because a fill spends most of its time on ids. */
const HEX = Array.from({ length: 0x10000 }, (_, value) => value.toString(16).padStart(4, '0'));

/** A version 7 UUID. Ids sort by their ordinal, as if the objects were created one after the other. */
export function uuidAt(ordinal: number, place: number): string {
  const time = FIRST_DAY_MS + ordinal;
  const low = (time % 2 ** 32) >>> 0;
  const one = mixed(ordinal, place * 2 + 1);
  const two = mixed(ordinal, place * 2 + 2);
  const head = `${hex(Math.floor(time / 2 ** 32))}${hex(low >>> 16)}-${hex(low & 0xffff)}-${hex(0x7000 | place)}`;
  return `${head}-${hex(0x8000 | ((one >>> 16) & 0x3fff))}-${hex(one & 0xffff)}${hex(two >>> 16)}${hex(two & 0xffff)}`;
}

/** Microseconds. The places of one ordinal are less than a millisecond apart. */
export function instantAt(ordinal: number, place: number): number {
  return (FIRST_DAY_MS + ordinal) * 1_000 + place;
}

export function secretAt(person: number): string {
  return `hb_api_${String(person).padStart(52, '0')}`;
}

export function macAt(ordinal: number): string {
  return ordinal.toString(16).toUpperCase().padStart(12, '0');
}

/** Mixes both halves of a 64-bit state (the finalizer of MurmurHash3). */
function mixed(ordinal: number, salt: number): number {
  let state = Math.imul(ordinal ^ Math.imul(salt, 0x9e3779b1), 0x85ebca6b) ^ Math.floor(ordinal / 2 ** 32);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}

function hex(value: number): string {
  return HEX[value] ?? '';
}
