/** What the members of a person are called. */

export const personFields: Readonly<Record<string, string>> = {
  login: 'Login',
  firstName: 'First name',
  lastName: 'Last name',
  email: 'E-mail address',
  mobilePhone: 'Phone number',
  role: 'Role',
  locationId: 'Location',
  employeeNumber: 'Employee number',
  externalIds: 'Ids in other systems',
  metadata: 'Your own fields',
};
