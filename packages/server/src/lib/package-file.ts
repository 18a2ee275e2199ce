/** Files of this package beside its code. The bundle is as deep in the package as this folder, so that both find them. */

export function packageFile(name: string): URL {
  return new URL(`../../${name}`, import.meta.url);
}
