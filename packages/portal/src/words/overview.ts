/** The texts of the overview. */
export const OVERVIEW = {
  title: 'Overview',
} as const;
