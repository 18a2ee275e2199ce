/** What the files of a chunk are called before their digests: a page by its folder, everything else by its module. */

export function chunkName({ name, facadeModuleId }: { readonly name: string; readonly facadeModuleId?: string | null }): string {
  return /\/pages\/([\w-]+)\/page\.tsx$/.exec(facadeModuleId ?? '')?.[1] ?? name;
}
