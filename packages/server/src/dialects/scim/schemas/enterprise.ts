/** The enterprise extension of User (RFC 7643 §4.3). */
import { complex, READ_ONLY, reference, type Schema, text } from './attribute.ts';

export const ENTERPRISE_SCHEMA: Schema = {
  id: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  name: 'EnterpriseUser',
  description: 'What an employer says about a person.',
  attributes: [
    text('employeeNumber', 'Their number at their employer.'),
    text('costCenter', 'Their cost center.'),
    text('organization', 'Their organization.'),
    text('division', 'Their division.'),
    text('department', 'Their department.'),
    complex('manager', 'Who they report to.', [
      text('value', 'The id of that person.', { caseExact: true }),
      reference('$ref', 'Where that person is read.', ['User']),
      text('displayName', 'The name of that person.', READ_ONLY),
    ]),
  ],
};
