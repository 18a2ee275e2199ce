/** The texts of a secret that is shown once. */

export const SECRET = {
  about: 'This is the only time that it is shown. Store it where your program reads it.',
  token: 'Token',
  secret: 'Secret',
  done: 'I have stored it',
} as const;
