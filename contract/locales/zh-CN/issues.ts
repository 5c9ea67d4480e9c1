import type english from '../en/issues.ts';
import type { Translation } from '../translation.ts';

export default {
  required: '此项必填',
  secretElsewhere: '请重新输入：已保存的内容属于另一地址、协议、证书信任或账号，不会发送到别处',
  tooLong: '内容过长',
  controlCharacters: '不能包含控制字符',
  type: '格式不正确',
  option: '请选择列出的选项之一',
  ip: '请输入 IPv4 或 IPv6 地址',
  addressRefused: '该地址被策略禁止连接（回环、链路本地、云元数据、组播或未指定地址）',
  domainName: '请输入域名或 IP，不含协议和路径',
  port: '请输入 1 到 65535 的整数',
  vpcId: '请输入以 vpc- 开头的专有网络 ID',
  region: '该地域不属于当前数据中心',
  regionTwice: '同一地域只能选择一次',
  transPerHour: '请输入 1 到 100000 的整数',
  unlimited: '请确认不限速',
  fingerprint: '请输入 64 位十六进制的 SHA-256 指纹',
  pem: '请输入 PEM 证书（以 -----BEGIN CERTIFICATE----- 开头）',
  privateKey: '内容包含私钥。此处不需要私钥，也未保存；请只填写证书',
  json: '不是有效的 JSON',
  quayRows: '请至少填写一个组织及其 Auth_token',
  organizationTwice: '该组织已存在',
  criteria: '不支持该筛选条件',
  passwordLength: '密码需为 8 到 128 个字符',
  passwordsDiffer: '两次输入的密码不一致',
} as const satisfies Translation<typeof english>;
