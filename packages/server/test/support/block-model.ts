/** The rules of blocks, once more and as plainly as they can be said, for the model of holding. */

/** Why and since when somebody cannot use a device. */
export interface Stop {
  readonly why: 'set' | 'expired';
  readonly at: number;
}

export interface ModelBlock {
  /** Null for everybody. */
  readonly owner: number | null;
  /** What the hardware is known by. */
  readonly devices: Set<number>;
  /** Whose registrations each counts for; null for everybody. */
  readonly tokens: Map<string, Set<number | null>>;
  stop: Stop | null;
  expiresAt: number | null;
}

export type Restriction = Pick<ModelBlock, 'stop' | 'expiresAt'>;

/** A push token, and who had the phone with it. */
export interface Token {
  readonly token: string;
  readonly holder: number;
}

/** `by`: the blocked holder who reported it, and whose registrations it counts for; null for everybody. */
export function report({ tokens }: ModelBlock, token: string, by: number | null): void {
  tokens.set(token, (tokens.get(token) ?? new Set()).add(by));
}

function counts({ tokens }: ModelBlock, owner: number | null, token: string): boolean {
  const reporters = tokens.get(token);
  return reporters !== undefined && (reporters.has(null) || (owner !== null && reporters.has(owner)));
}

/** The blocks of everybody and of this owner that the device or the token finds. */
export function found(blocks: readonly ModelBlock[], owner: number | null, device: number | null, token?: string): ModelBlock[] {
  const isFound = (block: ModelBlock) =>
    (device !== null && block.devices.has(device)) || (token !== undefined && counts(block, owner, token));
  return blocks.filter(block => (block.owner === null || block.owner === owner) && isFound(block));
}

/** What stops the holder now, of their own blocks: a planned end stops from its instant on. */
export function stopOf(block: ModelBlock, now: number): Stop | null {
  if (block.stop !== null) return block.stop;
  return block.expiresAt !== null && block.expiresAt <= now ? { why: 'expired', at: block.expiresAt } : null;
}

export function keep(
  blocks: ModelBlock[],
  owner: number | null,
  device: number,
  is: Restriction,
  tokens: readonly Token[],
): void {
  const known = found(blocks, owner, device).filter(block => block.owner === owner);
  const made: ModelBlock = { owner, devices: new Set([device]), tokens: new Map(), ...is };
  if (known.length === 0) blocks.push(made);
  for (const block of known.length === 0 ? [made] : known) {
    Object.assign(block, is);
    for (const { token, holder } of tokens) report(block, token, known.length === 0 ? null : holder);
  }
}

/** Returns the other devices from which it was lifted. */
export function lift(blocks: ModelBlock[], owner: number | null, device: number): number[] {
  const others = new Set<number>();
  for (const block of found(blocks, owner, device).filter(each => each.owner === owner)) {
    for (const other of block.devices) if (other !== device) others.add(other);
    blocks.splice(blocks.indexOf(block), 1);
  }
  return [...others].toSorted((one, other) => one - other);
}
