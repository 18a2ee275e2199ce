/** The texts of what shows days, times and what happened. */

export const words = {
  asOf: 'As of',
  asOfDate: 'Day',
  today: 'today',
  backToToday: 'Back to today',
  daysAgo: (days: number) => (days === 1 ? '1 day ago' : `${days} days ago`),
  by: (name: string) => `by ${name}`,
  codeEndsIn: 'Ends in',
  codeEnded: 'This code has ended.',
} as const;
