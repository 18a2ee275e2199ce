/** What the build makes of files that are not TypeScript (scripts/portal). */
declare module '*.css' {}

declare module '*.svg' {
  /** The shapes of the icon, each as its name and attributes. */
  const shapes: readonly (readonly [name: string, attributes: Readonly<Record<string, string>>])[];
  // biome-ignore lint/style/noDefaultExport: a file that is imported has no other name
  export default shapes;
}
