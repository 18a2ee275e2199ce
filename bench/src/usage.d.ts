/** The types of usage.js, for the measured servers that are TypeScript. */
export function announce(port: number): void;
