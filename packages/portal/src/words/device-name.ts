/** How people speak of a device. */

export const NAMELESS = 'Device without a name';

interface Named {
  readonly name: string | null;
  readonly model: string | null;
}

export function nameOfDevice({ name, model }: Named): string {
  return name ?? model ?? NAMELESS;
}
