import * as z from 'zod/mini';
import { type Failure, type FailureCode, failureSchema, type MissingRight } from './failures.ts';
import type { Localized } from './language.ts';

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
    { zh: '请核对用户名和密码(区分大小写)。', en: 'Check the user name and the password; both are case-sensitive.' },
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
      zh: '请检查网络是否连通、端口(默认 80 或 443)是否开放、本服务器的地址是否已加白,以及转发规则。',
      en: 'Check the network, the port (80 or 443 unless given), whether this server is allowed in, and any forwarding rule.',
    },
    ['RegistryHostIp', 'Port', 'ProtocolType'],
  ),
  CertificateError: facts(
    400,
    { zh: '证书不受信任', en: 'The certificate is not trusted' },
    {
      zh: '请核对域名和证书;自签证书可填写其 CA 证书。',
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
      zh: '请查看镜像仓库自身的状态和日志,然后重试。',
      en: 'Look at the registry’s own health and logs, then try again.',
    },
    ['RegistryHostIp'],
  ),
  VpcAccessNotConfigured: facts(
    400,
    { zh: '企业版实例未配置专有网络的访问控制', en: 'The Enterprise instance has no VPC access' },
    {
      zh: '请在容器镜像服务控制台打开该实例,在“访问控制 > 专有网络”中添加专有网络和交换机,然后同步最新资产。',
      en: 'Open the instance in the Container Registry console, add a VPC and a vSwitch under Access Control > VPC, then synchronize assets.',
    },
  ),
  RegistryAlreadyExists: facts(
    409,
    { zh: '该镜像仓库已接入', en: 'This registry is already connected' },
    {
      zh: '当前数据中心已有类型、IP、端口和域名都相同的仓库,请编辑已有的仓库。',
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
    { zh: '它可能已被删除,请刷新。', en: 'It may have been deleted; refresh.' },
  ),
  ServerError: facts(
    500,
    { zh: '服务器内部错误', en: 'The server failed' },
    {
      zh: '请重试;若仍失败,请凭请求 ID 查看服务器日志。',
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

const rightNames: Record<MissingRight, Localized> = {
  systemAdmin: { zh: '系统管理员', en: 'system administrator' },
  listProjects: { zh: '列出项目', en: 'list projects' },
  listRepositories: { zh: '列出镜像仓库', en: 'list repositories' },
  listImages: { zh: '列出制品', en: 'list artifacts' },
  organizationAdmin: { zh: '组织管理员', en: 'organization administrator' },
  readRepositories: { zh: 'repo:read', en: 'repo:read' },
  'cr:ListInstance': { zh: 'cr:ListInstance', en: 'cr:ListInstance' },
  'cr:GetInstanceVpcEndpoint': { zh: 'cr:GetInstanceVpcEndpoint', en: 'cr:GetInstanceVpcEndpoint' },
  'cr:ListRepository': { zh: 'cr:ListRepository', en: 'cr:ListRepository' },
  'cr:ListRepositoryTag': { zh: 'cr:ListRepositoryTag', en: 'cr:ListRepositoryTag' },
  'cr:GetScan': { zh: 'cr:GetScan', en: 'cr:GetScan' },
  'cr:GetScanCount': { zh: 'cr:GetScanCount', en: 'cr:GetScanCount' },
};

function missingRightsAdvice({ robot, missing, row }: Extract<Failure, { missing: unknown }>): Localized {
  const names = (language: 'zh' | 'en') => missing.map((right) => rightNames[right][language]);
  if (row !== undefined) {
    return {
      zh: `该 Auth_token 缺少权限:${names('zh').join('、')}。请由组织管理员重新生成。`,
      en: `This Auth_token lacks: ${names('en').join(', ')}. Have an administrator of the organization create a new one.`,
    };
  }
  if (missing.some((right) => right.startsWith('cr:'))) {
    return {
      zh: `该 AccessKey 的 RAM 用户缺少权限:${names('zh').join('、')}。授予 AliyunContainerRegistryReadOnlyAccess 即可。`,
      en: `The RAM user of this AccessKey lacks: ${names('en').join(', ')}. The policy AliyunContainerRegistryReadOnlyAccess is enough.`,
    };
  }
  if (!robot) return errorFacts.UserDoesNotHaveAdminRole.advice;
  return {
    zh: `该机器人账号缺少权限:${names('zh').join('、')}。请授予后重试,或改用管理员账号。`,
    en: `This robot lacks: ${names('en').join(', ')}. Grant that, or use an administrator's account.`,
  };
}

const networkAdvice: Partial<Record<Extract<Failure, { code: 'NetworkConnectError' }>['reason'], Localized>> = {
  plainHttpToHttps: {
    zh: '对方是 https 服务,请将通信类型改为 https,并核对端口。',
    en: 'An https server answers there: switch the communication type to https and check the port.',
  },
  tlsToPlainHttp: {
    zh: '对方未使用 TLS,请将通信类型改为 http,并核对端口。',
    en: 'The server there does not speak TLS: switch the communication type to http and check the port.',
  },
  nameNotResolved: {
    zh: '无法解析该域名,请检查本服务器的 DNS,并确认所选地域正确。',
    en: 'The name does not resolve: check this server’s DNS, and that the region is right.',
  },
  refused: {
    zh: '对方拒绝连接:该端口没有服务,或被防火墙拒绝。请检查 IP、端口(默认 80 或 443)和转发规则。',
    en: 'Connection refused: nothing listens on that port, or a firewall rejects it. Check IP, port (80 or 443 unless given) and forwarding.',
  },
};

const certificateAdvice: Partial<Record<Extract<Failure, { code: 'CertificateError' }>['reason'], Localized>> = {
  expired: { zh: '证书已过期,请在镜像仓库上更换证书。', en: 'The certificate has expired; renew it on the registry.' },
  otherName: {
    zh: '证书属于其他名称,请将域名改为证书中的名称。',
    en: 'The certificate is for another name; use the name it was issued for as the domain name.',
  },
};

const tokenAdvice: Partial<Record<Extract<Failure, { code: 'FailedToVerifyUsernameOrPwd' }>['reason'], Localized>> = {
  oidc: {
    zh: '该 Harbor 使用 OIDC 登录,密码可能不可用。请使用本地管理员账号或系统级机器人账号。',
    en: 'This Harbor signs people in through OIDC, so passwords may not work. Use a local administrator or a system robot.',
  },
  tokenUnknown: { zh: '该 Auth_token 不存在,请重新生成。', en: 'This Auth_token is unknown; create a new one.' },
  tokenExpired: { zh: '该 Auth_token 已过期,请重新生成。', en: 'This Auth_token has expired; create a new one.' },
  organizationUnknown: {
    zh: '该组织不存在,请核对名称(区分大小写)。',
    en: 'There is no such organization; check its name, which is case-sensitive.',
  },
  accessKeyUnknown: {
    zh: '该 AccessKey ID 不存在,请核对(区分大小写)。',
    en: 'There is no such AccessKey ID; check it, it is case-sensitive.',
  },
  accessKeyInactive: {
    zh: '该 AccessKey 已被禁用,请在 RAM 控制台启用,或使用其他 AccessKey。',
    en: 'This AccessKey is disabled: enable it in the RAM console, or use another one.',
  },
  accessKeySecretWrong: {
    zh: 'AccessKey Secret 与 AccessKey ID 不匹配,请重新输入。',
    en: 'The AccessKey secret does not belong to this AccessKey ID; enter it again.',
  },
  clockSkew: {
    zh: '本服务器的时间与云端相差过大,签名因此被拒绝。请校准时间后重试。',
    en: 'This server’s clock is too far off, so its signatures are refused. Set the clock, then try again.',
  },
  tokenOwnerDisabled: { zh: '该 Auth_token 的所有者已被停用。', en: 'The owner of this Auth_token is disabled.' },
};

/** What to do about a registry failure: as particular as its data allows. */
export function adviceFor(failure: Failure): Localized {
  const general = errorFacts[failure.code].advice;
  switch (failure.code) {
    case 'RegistryVersionError':
      return failure.found === null
        ? general
        : {
            zh: `对方是 ${failure.found},请将版本改为 ${failure.found}。`,
            en: `The server is ${failure.found}: switch the version to ${failure.found}.`,
          };
    case 'UserDoesNotHaveAdminRole':
      return missingRightsAdvice(failure);
    case 'NetworkConnectError':
      return networkAdvice[failure.reason] ?? general;
    case 'CertificateError':
      return certificateAdvice[failure.reason] ?? general;
    case 'FailedToVerifyUsernameOrPwd':
      return tokenAdvice[failure.reason] ?? general;
    case 'RegistryRateLimited':
      return failure.retryAfterSeconds === null
        ? general
        : {
            zh: `请在 ${failure.retryAfterSeconds} 秒后重试。`,
            en: `Try again in ${failure.retryAfterSeconds} seconds.`,
          };
    case 'VpcAccessNotConfigured':
      return vpcAdvice(failure);
    case 'RegistryFailure':
      return failure.apiCode === undefined
        ? general
        : { zh: `${general.zh}错误码:${failure.apiCode}。`, en: `${general.en} Its error code: ${failure.apiCode}.` };
    default:
      return general;
  }
}

function vpcAdvice({ instance, reason }: Extract<Failure, { code: 'VpcAccessNotConfigured' }>): Localized {
  const { advice } = errorFacts.VpcAccessNotConfigured;
  if (reason !== 'conflict') return { zh: `${instance}:${advice.zh}`, en: `${instance}: ${advice.en}` };
  return {
    zh: `${instance}:已添加的专有网络存在冲突,请在该实例的“访问控制 > 专有网络”中按提示处理,然后同步最新资产。`,
    en: `${instance}: its VPC link reports a conflict. Resolve it under Access Control > VPC of the instance, then synchronize assets.`,
  };
}
