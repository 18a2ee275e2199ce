/** Bodies and assertions that the tests of the Genesys face share. */
import assert from 'node:assert/strict';
import type { Answer, Api } from './http.ts';

export const COLLECTION = '/api/v2/mobiledevices';
export const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The six members that a device needs. */
export function minimalDevice(deviceToken = 'token-1') {
  return { deviceToken, notificationId: 'n-1', make: 'Apple', model: 'iPhone17,1', acceptNotifications: true, type: 'ios' };
}

export function fullDevice(deviceToken = 'token-1') {
  return { ...minimalDevice(deviceToken), name: "Zoë's 📱 電話", sessionHash: '9b74c9897bac770f' };
}

/** Registers a device and gives what came back. */
export async function register(api: Api, body: object = fullDevice()): Promise<{ id: string; selfUri: string }> {
  const answer = await api('POST', COLLECTION, body);
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
}

export function assertError(answer: Answer, status: number, code: string, message?: string): void {
  assert.deepEqual([answer.status, answer.body?.code], [status, code], answer.text);
  if (message !== undefined) assert.equal(answer.body.message, message);
}
