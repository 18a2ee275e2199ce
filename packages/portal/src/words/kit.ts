/** The texts of the components that every page has. */

export const words = {
  dismiss: 'Dismiss',
  retry: 'Try again',
  messages: 'Messages',
  loading: 'Loading',
  slow: 'Still loading. This takes longer than usual.',
  failed: 'This could not be loaded.',
  actionsFor: (name: string) => `Actions for ${name}`,
} as const;
