/** What an emulator tells of itself. */

export interface RequestSummary {
  readonly number: number;
  readonly at: string;
  readonly method: string;
  readonly url: string;
  readonly face: string | null;
  readonly operation: string | null;
  /** 0 where there is no answer. */
  readonly status: number;
  readonly isOver: boolean;
  readonly tookMs: number;
  readonly fault: number | null;
}

/** How the record has a body. A compressed and a forgotten one are empty. */
export type BodyForm = 'text' | 'base64' | 'compressed' | 'forgotten';

export interface RecordedRequest extends RequestSummary {
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody: string;
  readonly requestBodyForm: BodyForm;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody: string;
  readonly responseBodyForm: BodyForm;
}

export interface FaultWish {
  readonly operation?: string;
  readonly path?: string;
  readonly status?: number;
  readonly delayMs?: number;
  readonly drop?: boolean;
  readonly malformed?: boolean;
  readonly times?: number | 'always';
}

export interface Fault extends FaultWish {
  readonly id: number;
  /** Null for always. */
  readonly left: number | null;
}

export interface KeptSnapshot {
  readonly id: string;
  readonly at: string;
}

export interface Happening {
  readonly now: string;
  readonly clock: 'runs' | 'stands';
  readonly faults: readonly Fault[];
  readonly snapshots: readonly KeptSnapshot[];
  /** Another one after each reset. */
  readonly recording: number;
  /** Those that are new or have changed. */
  readonly requests: readonly RequestSummary[];
}

/** What is in it from the beginning. */
export interface EmulatorContents {
  readonly now: string;
  readonly url: string;
  readonly organization: { readonly name: string };
  readonly client: { readonly id: string; readonly secret: string } | null;
  readonly password: string;
  readonly tokens: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly people: readonly { readonly login: string; readonly displayName: string; readonly role: string }[];
}
