/** What a check has to say of one line. */
export interface Finding {
  readonly line: number;
  readonly says: string;
}
