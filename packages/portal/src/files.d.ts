/** What the build makes of files that are not TypeScript (scripts/portal). */
declare module '*.css' {}
