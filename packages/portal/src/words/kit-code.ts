/** The texts of code that can be copied. */

export const words = {
  copy: 'Copy',
  copied: 'Copied',
} as const;
