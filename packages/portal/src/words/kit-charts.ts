/** The texts of charts and bars. */

export const words = {
  showAsTable: 'Show as a table',
  showAsChart: 'Show as a chart',
  from: 'From',
  until: 'Until',
  role: 'Role',
  holder: 'Held by',
  now: 'now',
} as const;
