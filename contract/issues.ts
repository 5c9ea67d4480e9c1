import type { ContractTexts, Translate } from './translation.ts';

/** What can be wrong with one field. Schemas carry the key as their message, so that browser and server say the same. */
const issueKeys = [
  'required',
  'secretElsewhere',
  'tooLong',
  'controlCharacters',
  'invisible',
  'type',
  'option',
  'ip',
  'addressRange',
  'addressRefused',
  'domainName',
  'port',
  'vpcId',
  'region',
  'regionTwice',
  'transPerHour',
  'interval',
  'syncHours',
  'timeOfDay',
  'unlimited',
  'fingerprint',
  'pem',
  'privateKey',
  'json',
  'tooComplex',
  'compressed',
  'contentType',
  'quayRows',
  'organizationTwice',
  'criteria',
  'passwordLength',
  'passwordsDiffer',
  'commonPassword',
  'tooManyKeys',
  'notInFuture',
  'userName',
  'userNameTaken',
  'tooManyUsers',
  'wrongPassword',
  'wrongCode',
  'secondStepOn',
  'ofSingleSignOn',
  'roleByProvider',
] as const satisfies readonly (keyof ContractTexts['issues'])[];

export type IssueKey = (typeof issueKeys)[number];

/** Marks a schema's message with an issue key; a typo does not compile. */
export function issue(key: IssueKey): IssueKey {
  return key;
}

/** The sentence for a schema's message; a message that is no key reads as "not a valid value". */
export function issueText(message: string | undefined, translate: Translate): string {
  return translate(`issues:${issueKeys.find((key) => key === message) ?? 'type'}`);
}
