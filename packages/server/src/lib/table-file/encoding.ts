/** Tells in which encoding a text file is, from its bytes. Spreadsheets do not say. */

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'shift_jis'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export interface FoundEncoding {
  readonly encoding: Encoding;
  readonly byteOrderMark: boolean;
}

/** Follows the bytes of a file, and names the encoding at its end. */
export interface EncodingProbe {
  readonly add: (bytes: Uint8Array) => void;
  readonly found: () => FoundEncoding;
}

/** A share of zero bytes at one side of each pair, above which a text without a mark is UTF-16. */
const ZERO_SHARE = 0.3;
/** The first bytes say enough of UTF-16 and of Japanese. */
const SAMPLE_BYTES = 256 * 1024;

export function createEncodingProbe(): EncodingProbe {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const samples: Uint8Array[] = [];
  let [sampled, isUtf8] = [0, true];
  const check = (bytes: Uint8Array, stream: boolean) => {
    if (!isUtf8) return;
    try {
      utf8.decode(bytes, { stream });
    } catch {
      isUtf8 = false;
    }
  };
  return {
    add: bytes => {
      check(bytes, true);
      if (sampled >= SAMPLE_BYTES) return;
      samples.push(bytes.slice(0, SAMPLE_BYTES - sampled));
      sampled += bytes.length;
    },
    found: () => {
      check(new Uint8Array(), false);
      return nameEncoding(Buffer.concat(samples), isUtf8);
    },
  };
}

function nameEncoding(sample: Uint8Array, isUtf8: boolean): FoundEncoding {
  const [first, second, third] = sample;
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', byteOrderMark: true };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', byteOrderMark: true };
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', byteOrderMark: true };
  const wide = withoutMark(sample);
  if (wide !== undefined) return { encoding: wide, byteOrderMark: false };
  if (isUtf8) return { encoding: 'utf-8', byteOrderMark: false };
  return { encoding: isJapanese(sample) ? 'shift_jis' : 'windows-1252', byteOrderMark: false };
}

/** Latin letters in UTF-16 have a zero byte each. */
function withoutMark(sample: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const zeros = [0, 0];
  for (let at = 0; at < sample.length; at += 1) if (sample[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const enough = (sample.length / 2) * ZERO_SHARE;
  if (odd > enough && odd > even) return 'utf-16le';
  return even > enough && even > odd ? 'utf-16be' : undefined;
}

/**
 * Whether bytes that are no UTF-8 are Shift_JIS. Its kana and common kanji begin with 0x81 to 0x9f, where Windows-1252 has only signs;
 * letters with accents, from 0xc0 on, are what Western text has most.
 */
function isJapanese(sample: Uint8Array): boolean {
  let [japanese, western] = [0, 0];
  for (let at = 0; at < sample.length; at += 1) {
    const [lead = 0, trail = 0] = [sample[at], sample[at + 1]];
    if (lead < 0x80) continue;
    const isPair = (lead <= 0x9f || (lead >= 0xe0 && lead <= 0xfc)) && trail >= 0x40 && trail !== 0x7f && trail <= 0xfc;
    if (lead <= 0x9f && isPair) japanese += 1;
    else if (lead >= 0xc0) western += 1;
    if (isPair && (lead <= 0x9f || trail >= 0x80)) at += 1;
  }
  return japanese > western;
}
