/** Passwords that a directory sends are dropped, and so they are where its calls are kept. */

/** The body as text, with `…` for every password. */
export function withoutPasswords(body: unknown): string {
  const text = JSON.stringify(body, (_, value: unknown) =>
    isAboutPassword(value) ? { ...value, value: '…' } : withoutPassword(value),
  );
  return text ?? '';
}

function isAboutPassword(value: unknown): value is { readonly path: string } {
  const path = typeof value === 'object' && value !== null && 'path' in value ? value.path : undefined;
  return typeof path === 'string' && /password$/i.test(path);
}

function withoutPassword(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, /password$/i.test(name) ? '…' : each]));
}
