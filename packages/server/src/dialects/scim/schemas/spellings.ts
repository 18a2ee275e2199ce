/** Microsoft Entra writes booleans as text, `"False"`, unless its flag aadOptscim062020 is set. Undefined: neither true nor false. */
export function readFlag(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return undefined;
  const word = value.trim().toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : undefined;
}
