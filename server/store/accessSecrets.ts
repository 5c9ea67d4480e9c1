/** What the secret of an access key is sealed for. */
export function accessKeyContext(accessKeyId: string): string {
  return `access key ${accessKeyId}`;
}

/** What the secret of a user's second step is sealed for; the name as the user's row has it. */
export function secondStepContext(userName: string): string {
  return `second step of ${userName}`;
}
