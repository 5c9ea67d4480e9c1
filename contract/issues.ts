import type { Language, Localized } from './language.ts';

/**
 * What can be wrong with one field. Schemas carry the key as their message, so that the browser and
 * the server say the same sentence in the caller's language.
 */
const issueTexts = {
  required: { zh: '此项必填', en: 'Required' },
  tooLong: { zh: '内容过长', en: 'Too long' },
  controlCharacters: { zh: '不能包含控制字符', en: 'Control characters are not allowed' },
  type: { zh: '格式不正确', en: 'Not a valid value' },
  option: { zh: '请选择列出的选项之一', en: 'Choose one of the options' },
  ip: { zh: '请输入 IPv4 或 IPv6 地址', en: 'Enter an IPv4 or IPv6 address' },
  addressRefused: {
    zh: '不允许连接该地址（回环、链路本地、云元数据、组播或未指定地址）',
    en: 'This address may not be dialled (loopback, link-local, cloud metadata, multicast or unspecified)',
  },
  domainName: { zh: '请输入域名或 IP，不含协议和路径', en: 'Enter a host name or IP, without protocol or path' },
  port: { zh: '请输入 1 到 65535 的整数', en: 'Enter a whole number from 1 to 65535' },
  vpcId: { zh: '请输入以 vpc- 开头的专有网络 ID', en: 'Enter a VPC ID that starts with vpc-' },
  region: { zh: '该地域不属于当前数据中心', en: 'This region belongs to the other data centre' },
  regionTwice: { zh: '同一地域只能选择一次', en: 'A region is given twice' },
  transPerHour: { zh: '请输入 1 到 100000 的整数', en: 'Enter a whole number from 1 to 100000' },
  unlimited: { zh: '请先确认不限速', en: 'Confirm that no limit is wanted' },
  fingerprint: { zh: '请输入 64 位十六进制的 SHA-256 指纹', en: 'Enter the SHA-256 fingerprint, 64 hex digits' },
  pem: {
    zh: '请粘贴 PEM 证书（以 -----BEGIN CERTIFICATE----- 开头）',
    en: 'Paste a PEM certificate (it begins with -----BEGIN CERTIFICATE-----)',
  },
  json: { zh: '不是有效的 JSON', en: 'Not valid JSON' },
  quayRows: { zh: '至少填写一个组织及其 Auth_token', en: 'Give at least one organization with its Auth_token' },
  organizationTwice: { zh: '该组织已填写过', en: 'This organization is already listed' },
  criteria: { zh: '不支持该筛选条件', en: 'This criterion is not supported' },
  passwordLength: { zh: '密码需为 8 到 128 个字符', en: 'Use 8 to 128 characters' },
  passwordsDiffer: { zh: '两次输入的密码不一致', en: 'The passwords differ' },
} as const satisfies Record<string, Localized>;

export type IssueKey = keyof typeof issueTexts;

/** Marks a schema's message with an issue key; a typo does not compile. */
export function issue(key: IssueKey): IssueKey {
  return key;
}

/** The sentence for a schema's message; a message that is no key reads as "not a valid value". */
export function issueText(message: string | undefined, language: Language): string {
  const isKey = message !== undefined && Object.hasOwn(issueTexts, message);
  return issueTexts[isKey ? (message as IssueKey) : 'type'][language];
}
