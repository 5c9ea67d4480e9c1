import * as z from 'zod/mini';
import type { Localized } from '../language.ts';
import { type FailureCode, failureSchema } from './failures.ts';

/** What the caller can do wrong, or the server; beside the registry failures. */
type GeneralCode =
  | 'IllegalParam'
  | 'NotSignedIn'
  | 'SignInRefused'
  | 'Throttling.SignIn'
  | 'SetupRefused'
  | 'AlreadySetUp'
  | 'NoPermission'
  | 'NotFound'
  | 'RegistryAlreadyExists'
  | 'RegistryPaused'
  | 'ServerError';

export type ErrorCode = FailureCode | GeneralCode;

/** A field of AddPrivateRegistry that an error points at. */
export type RegistryField =
  | 'RegistryType'
  | 'RegistryVersion'
  | 'ProtocolType'
  | 'RegistryHostIp'
  | 'Port'
  | 'DomainName'
  | 'UserName'
  | 'Password'
  | 'CaCertificate'
  | 'ExtraParam';

export interface ErrorFacts {
  readonly status: 400 | 401 | 403 | 404 | 409 | 429 | 500;
  readonly message: Localized;
  readonly advice: Localized;
  /** The form's fields to mark, the first one to focus. */
  readonly pointsAt: readonly RegistryField[];
}

function facts(
  status: ErrorFacts['status'],
  message: Localized,
  advice: Localized,
  pointsAt: readonly RegistryField[] = [],
): ErrorFacts {
  return { status, message, advice, pointsAt };
}

/**
 * The closed list of error codes. The first four codes, their zh messages and what they point at are
 * the vendor's (page of 2023-06-15) and stand as they are; the rest is ours.
 */
export const errorFacts: Record<ErrorCode, ErrorFacts> = {
  FailedToVerifyUsernameOrPwd: facts(
    400,
    { zh: '用户名或密码验证失败', en: 'User name or password refused' },
    { zh: '请核对用户名和密码（区分大小写）。', en: 'Check the user name and the password; both are case-sensitive.' },
    ['UserName', 'Password'],
  ),
  RegistryVersionError: facts(
    400,
    { zh: '镜像仓库版本错误', en: 'The registry has another version' },
    { zh: '请核对所选的镜像仓库版本。', en: 'Check the version you chose.' },
    ['RegistryVersion'],
  ),
  UserDoesNotHaveAdminRole: facts(
    400,
    { zh: '用户没有admin权限', en: 'The account has no admin role' },
    { zh: '请在镜像仓库中为该账号授予管理员权限。', en: 'Grant the account the admin role on the registry.' },
    ['UserName'],
  ),
  NetworkConnectError: facts(
    400,
    { zh: '网络超时，请检查网络', en: 'No connection, or timed out' },
    {
      zh: '请检查网络是否连通、端口（默认 80 或 443）是否开放、本服务器的地址是否已加白，以及转发规则。',
      en: 'Check the network, the port (80 or 443 unless given), whether this server is allowed in, and any forwarding rule.',
    },
    ['RegistryHostIp', 'Port', 'ProtocolType'],
  ),
  CertificateError: facts(
    400,
    { zh: '证书不受信任', en: 'The certificate is not trusted' },
    {
      zh: '请核对域名和证书；自签证书可填写其 CA 证书。',
      en: 'Check the domain name and the certificate; give the CA certificate of a private authority.',
    },
    ['DomainName', 'CaCertificate'],
  ),
  RegistryTypeError: facts(
    400,
    { zh: '该地址不是所选类型的镜像仓库', en: 'Something else answers at this address' },
    { zh: '请核对仓库类型、IP、端口和域名。', en: 'Check the registry type, IP, port and domain name.' },
    ['RegistryType', 'RegistryHostIp', 'Port', 'DomainName'],
  ),
  RegistryRateLimited: facts(
    400,
    { zh: '镜像仓库限制了访问频率', en: 'The registry limits our requests' },
    { zh: '请稍后再试。', en: 'Try again later.' },
    ['RegistryHostIp'],
  ),
  RegistryFailure: facts(
    400,
    { zh: '镜像仓库出错', en: 'The registry failed' },
    {
      zh: '请查看镜像仓库自身的状态和日志，然后重试。',
      en: 'Look at the registry’s own health and logs, then try again.',
    },
    ['RegistryHostIp'],
  ),
  VpcAccessNotConfigured: facts(
    400,
    { zh: '企业版实例未配置专有网络的访问控制', en: 'An Enterprise instance has no VPC access' },
    {
      zh: '请在容器镜像服务控制台打开实例，在“访问控制 > 专有网络”中添加专有网络和交换机；之后的同步会收录其中的镜像。',
      en: 'Open the instance in the Container Registry console and add a VPC and a vSwitch under Access Control > VPC; the next synchronization takes its images in.',
    },
  ),
  ImageScanFailure: facts(
    400,
    { zh: '镜像未能扫描', en: 'The image was not scanned' },
    { zh: '请查看镜像仓库中扫描器的状态，然后重新扫描。', en: 'Look at the registry’s scanner, then scan again.' },
  ),
  StoredSecretUnreadable: facts(
    400,
    { zh: '已保存的密码无法解密', en: 'The stored password cannot be opened' },
    {
      zh: '服务器的密钥已更换或丢失。请编辑该镜像仓库并重新输入密码（Quay 还需重新输入 Auth_token）；或恢复原来的 secret.key 或 MOORING_SECRET_KEY，重启服务器后同步最新资产。',
      en: 'The server’s secret key was changed or lost. Edit the registry and enter its password again (for Quay, its Auth_tokens too), or restore the former secret.key or MOORING_SECRET_KEY, restart the server and synchronize assets.',
    },
    ['Password'],
  ),
  RegistryPaused: facts(
    409,
    { zh: '该镜像仓库已暂停', en: 'This registry is paused' },
    { zh: '请先恢复该镜像仓库，再同步。', en: 'Resume the registry, then synchronize.' },
  ),
  ServerFault: facts(
    500,
    { zh: '本服务器未能处理或保存数据', en: 'This server could not process or store the data' },
    {
      zh: '问题出在本服务器，而非镜像仓库：请检查磁盘剩余空间，并查看服务器日志。',
      en: 'The fault is this server’s, not the registry’s: look at its free disk space and at its log.',
    },
  ),
  RegistryAlreadyExists: facts(
    409,
    { zh: '该镜像仓库已接入', en: 'This registry is already connected' },
    {
      zh: '当前数据中心已有类型、IP、端口和域名都相同的仓库，请编辑已有的仓库。',
      en: 'This data centre has a registry of the same type, IP, port and domain; edit that one.',
    },
    ['RegistryHostIp', 'Port', 'DomainName'],
  ),
  IllegalParam: facts(
    400,
    { zh: '参数错误', en: 'Some values are not valid' },
    { zh: '请修改标出的字段。', en: 'Correct the marked fields.' },
  ),
  NotSignedIn: facts(
    401,
    { zh: '未登录或登录已过期', en: 'Not signed in, or signed out since' },
    { zh: '请登录后重试。', en: 'Sign in and try again.' },
  ),
  SignInRefused: facts(
    401,
    { zh: '用户名或密码错误', en: 'Wrong user name or password' },
    { zh: '请重新输入。', en: 'Enter them again.' },
  ),
  'Throttling.SignIn': facts(
    429,
    { zh: '登录尝试过于频繁', en: 'Too many sign-in attempts' },
    { zh: '请等待片刻再试。', en: 'Wait a moment, then try again.' },
  ),
  SetupRefused: facts(
    403,
    { zh: '初始化码错误', en: 'The set-up code is wrong' },
    {
      zh: '请输入服务器启动时打印的一次性初始化码。',
      en: 'Enter the one-time code that the server printed when it started.',
    },
  ),
  AlreadySetUp: facts(
    409,
    { zh: '管理员已创建', en: 'The administrator exists already' },
    { zh: '请直接登录。', en: 'Sign in instead.' },
  ),
  NoPermission: facts(
    403,
    { zh: '没有权限', en: 'Not allowed' },
    { zh: '请从控制台页面发起请求。', en: 'Send the request from the console’s own page.' },
  ),
  NotFound: facts(
    404,
    { zh: '未找到', en: 'Not found' },
    { zh: '它可能已被删除，请刷新。', en: 'It may have been deleted; refresh.' },
  ),
  ServerError: facts(
    500,
    { zh: '服务器内部错误', en: 'The server failed' },
    {
      zh: '请重试；若仍失败，请凭请求 ID 查看服务器日志。',
      en: 'Try again; if it stays, look up the request id in the server’s log.',
    },
  ),
};

export const errorCodes = Object.keys(errorFacts) as readonly ErrorCode[];

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorFacts, code);
}

/** The body of every answer with a status of 400 and above. Parsed loosely: a proxy may answer instead of us. */
export const errorBodySchema = z.object({
  Code: z.string(),
  Message: z.string(),
  RequestId: z.string(),
  HostId: z.optional(z.string()),
  Recommend: z.optional(z.string()),
  /** Wrong fields; `path` as in `["ExtraParam", 0, "authToken"]`. */
  Issues: z.optional(z.array(z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() }))),
  /** The registry's failure with its data, where there was one. */
  Detail: z.optional(failureSchema),
});
export type ErrorBody = z.infer<typeof errorBodySchema>;
