/** Types of usage.js, for the measured servers in TypeScript. */
export function announce(port: number): void;
