/** What a test sees of an emulator. */

export const VENDORS = ['native', 'genesys', 'webex', 'apperian'] as const;
export type Vendor = (typeof VENDORS)[number];

export type EmulatorRole = 'full' | 'read_only' | 'user_admin' | 'location_admin' | 'member';

export interface EmulatorOptions {
  /** What is in it at the beginning: `demo`, the file of a seed, or a seed itself. `demo` if left out. */
  readonly seed?: 'demo' | string | object;
  /** What ids and secrets follow from. Two emulators with the same seed and text give the same answers. */
  readonly chance?: string;
  /** A free port if left out. */
  readonly port?: number;
  /** `127.0.0.1` if left out. */
  readonly host?: string;
  /** `stands`: time passes only when it is told to, and each instant is a microsecond later than the one before. `runs`: from the seed's instant on. */
  readonly clock?: 'stands' | 'runs';
  /** Takes any token for that of the vendor's usual caller, and any password and client secret. */
  readonly anyToken?: boolean;
  /** Has the vendors' limits of requests, and takes as long as they do. */
  readonly realistic?: boolean;
}

export interface EmulatorPerson {
  /** As the native and the Genesys API spell it. */
  readonly id: string;
  readonly webexId: string;
  readonly apperianId: number;
  readonly login: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly role: EmulatorRole;
}

/** What goes wrong, with the next requests that fit. */
export interface FaultWish {
  /** The id of an operation, such as `genesys.devices.list`. */
  readonly operation?: string;
  /** A path without its query. A `*` stands for anything. */
  readonly path?: string;
  readonly method?: string;
  /** The status of an error, with the body that the vendor gives it. From 400 to 599. */
  readonly status?: number;
  /** How long the request waits before it goes on, or fails. */
  readonly delayMs?: number;
  /** The connection is cut, without an answer. */
  readonly drop?: boolean;
  /** The answer is JSON that ends in the middle. */
  readonly malformed?: boolean;
  /** How often; 1 if left out, and `Infinity` for always. */
  readonly times?: number;
}

export interface Fault extends FaultWish {
  readonly id: number;
  /** How often it has still to happen. Null for always. */
  readonly left: number | null;
}

/**
 * How a record has a body: as text, or in base64 where its bytes are no UTF-8. A compressed one is not shown, as it may have secrets that
 * cannot be cut, and the oldest ones are forgotten where there are too many bytes: both are empty.
 */
export type BodyForm = 'text' | 'base64' | 'compressed' | 'forgotten';

/** A request as it came, and what it was answered. */
export interface RecordedRequest {
  readonly number: number;
  /** By the emulator's clock. */
  readonly at: string;
  readonly method: string;
  /** With its query. */
  readonly url: string;
  /** The face that answered; null where none did. */
  readonly face: string | null;
  readonly operation: string | null;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody: string;
  readonly requestBodyForm: BodyForm;
  /** 0 where there is no answer. */
  readonly status: number;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody: string;
  readonly responseBodyForm: BodyForm;
  /** False while it waits for its answer. */
  readonly isOver: boolean;
  readonly tookMs: number;
  /** The fault that it met. */
  readonly fault: number | null;
}

/** A request without its headers and bodies. */
export type RequestSummary = Omit<
  RecordedRequest,
  'requestHeaders' | 'requestBody' | 'requestBodyForm' | 'responseHeaders' | 'responseBody' | 'responseBodyForm'
>;

/** A moment of an emulator, to go back to. */
export interface Snapshot {
  readonly id: string;
}

export interface KeptSnapshot extends Snapshot {
  /** By the emulator's clock. */
  readonly at: string;
}

export interface EmulatorClock {
  /** RFC 3339, with microseconds. */
  readonly now: () => string;
  /** Goes forward to the instant, and does what is due until then. */
  readonly set: (to: string | Date) => Promise<void>;
  /** Goes forward by milliseconds, or by a period such as `P30D` or `PT15M`. */
  readonly advance: (by: number | string) => Promise<void>;
  /** Whether time passes by itself. */
  readonly runs: () => boolean;
  /** Lets time pass from where it is, or stand there. A reset lets it be as it began. */
  readonly run: () => Promise<void>;
  readonly stand: () => Promise<void>;
}

export interface Emulator {
  /** Without a slash at its end. */
  readonly url: string;
  readonly organization: { readonly id: string; readonly name: string };
  readonly tokens: Readonly<Record<Vendor, Readonly<Record<EmulatorRole, string>>>>;
  /** An OAuth client and its secret. */
  readonly client: { readonly id: string; readonly secret: string } | null;
  /** Of those who have one in the demo; in a seed, of the first who has one. */
  readonly password: string;
  readonly people: readonly EmulatorPerson[];
  readonly clock: EmulatorClock;
  /** Back to the seed: what is stored, the clock, what comes next of ids and secrets. Faults and recorded requests are gone, too. */
  readonly reset: () => Promise<void>;
  readonly snapshot: () => Promise<Snapshot>;
  readonly restore: (snapshot: Snapshot) => Promise<void>;
  readonly snapshots: () => readonly KeptSnapshot[];
  /** Frees the memory of a snapshot. An emulator keeps 100. */
  readonly forget: (snapshot: Snapshot) => void;
  readonly requests: () => readonly RecordedRequest[];
  readonly fault: (wish: FaultWish) => Fault;
  readonly faults: () => readonly Fault[];
  readonly clearFaults: () => void;
  readonly close: () => Promise<void>;
}
