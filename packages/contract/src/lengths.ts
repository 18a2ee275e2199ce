/**
 * How long each kind of text may be, in characters. The schemas of every face take their limits from this table, and so do the
 * events, by which the server checks every text again before it stores it.
 */
export const LENGTHS = {
  /** What people name: a device, a person, a place, a group, a model. Vendors' clients show a part of it. */
  name: 200,
  /** A first name, a blank and a last name. */
  displayName: 401,
  /** RFC 5321 §4.5.3.1.3: a path of 256 characters, without its brackets. */
  email: 254,
  /** Free text, because people write more than one number and "ext." */
  phone: 60,
  /** 15 digits and a plus (E.164). */
  phoneNumber: 16,
  extension: 10,
  /** 15 digits, with blanks and hyphens as they are printed. */
  imei: 24,
  /** 20 digits in groups (ITU-T E.118 has 19; some SIM cards have one more). */
  iccid: 28,
  /** The version of an operating system. */
  version: 60,
  /** 12 hex digits with a separator between all of them. */
  mac: 23,
  /** An IPv6 address with an embedded IPv4 address. */
  ip: 45,
  tag: 100,
  /** Why, in the caller's words. */
  reason: 500,
  /** Some sentences about a group. */
  description: 2_000,
  /** A push token. Those of FCM are the longest, and have some hundred characters; the vendors' clients have used up to 4 kB. */
  token: 4_096,
  /** What an app calls its registration or its session: an id, or the hash of one. */
  appId: 512,
  /** An id in any vendor's spelling. The longest, Webex', has about 120. */
  id: 200,
  /** The `sub` of an ID token (OpenID Connect Core §2). */
  subject: 255,
  /** Ids in one parameter, separated by commas: 85 of Webex' people. */
  ids: 10_000,
  /** A date, a time, or a small number as text. */
  short: 40,
  /** A search, a filter. */
  search: 200,
  /** The position where a page ended: a name in JSON in base64, and a number. */
  cursor: 2_000,
  /** Names of members to sort by. */
  sort: 500,
  /** Longer than any password may be. The service checks the real limits, and its message names them. */
  password: 4_096,
  clientSecret: 1_024,
  /** A client's own text that it gets back: `state`, a code, a token, a list of scopes. */
  opaque: 4_096,
  url: 2_048,
  /** A URL, and a sentence about what is wrong there. */
  problem: 4_096,
  host: 253,
  /** Members of a vendor's object that the core does not know, as JSON. */
  extras: 16_384,
} as const;

/** How many items a list of texts may have. */
export const TAGS_LIMIT = 100;
