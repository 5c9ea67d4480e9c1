import type { Language, Localized } from '../language.ts';
import { errorFacts } from './errors.ts';
import type { Failure, MissingRight } from './failures.ts';

const rightNames: Record<MissingRight, Localized> = {
  systemAdmin: { zh: '系统管理员', en: 'system administrator' },
  listProjects: { zh: '列出项目', en: 'list projects' },
  listRepositories: { zh: '列出镜像仓库', en: 'list repositories' },
  listImages: { zh: '列出制品', en: 'list artifacts' },
  scanImages: { zh: '扫描制品', en: 'scan artifacts' },
  organizationAdmin: { zh: '组织管理员', en: 'organization administrator' },
  readRepositories: { zh: 'repo:read', en: 'repo:read' },
  'cr:ListInstance': { zh: 'cr:ListInstance', en: 'cr:ListInstance' },
  'cr:GetInstanceVpcEndpoint': { zh: 'cr:GetInstanceVpcEndpoint', en: 'cr:GetInstanceVpcEndpoint' },
  'cr:ListRepository': { zh: 'cr:ListRepository', en: 'cr:ListRepository' },
  'cr:ListRepositoryTag': { zh: 'cr:ListRepositoryTag', en: 'cr:ListRepositoryTag' },
  'cr:GetScan': { zh: 'cr:GetScan', en: 'cr:GetScan' },
  'cr:GetScanCount': { zh: 'cr:GetScanCount', en: 'cr:GetScanCount' },
  'cr:PutScan': { zh: 'cr:PutScan', en: 'cr:PutScan' },
};

function missingRightsAdvice({ robot, missing, row }: Extract<Failure, { missing: unknown }>): Localized {
  const names = (language: 'zh' | 'en') => missing.map((right) => rightNames[right][language]);
  if (row !== undefined) {
    return {
      zh: `该 Auth_token 缺少权限：${names('zh').join('、')}。请由组织管理员重新生成。`,
      en: `This Auth_token lacks: ${names('en').join(', ')}. Have an administrator of the organization create a new one.`,
    };
  }
  if (missing.includes('cr:PutScan')) {
    return {
      zh: '该 AccessKey 的 RAM 用户缺少权限：cr:PutScan。只读策略不含该权限，请另行授予后再扫描。',
      en: 'The RAM user of this AccessKey lacks cr:PutScan, which the read-only policy does not hold. Grant it, then scan again.',
    };
  }
  if (missing.some((right) => right.startsWith('cr:'))) {
    return {
      zh: `该 AccessKey 的 RAM 用户缺少权限：${names('zh').join('、')}。授予 AliyunContainerRegistryReadOnlyAccess 即可。`,
      en: `The RAM user of this AccessKey lacks: ${names('en').join(', ')}. The policy AliyunContainerRegistryReadOnlyAccess is enough.`,
    };
  }
  if (!robot) return errorFacts.UserDoesNotHaveAdminRole.advice;
  return {
    zh: `该机器人账号缺少权限：${names('zh').join('、')}。请授予后重试，或改用管理员账号。`,
    en: `This robot lacks: ${names('en').join(', ')}. Grant that, or use an administrator's account.`,
  };
}

const networkAdvice: Partial<Record<Extract<Failure, { code: 'NetworkConnectError' }>['reason'], Localized>> = {
  plainHttpToHttps: {
    zh: '对方是 https 服务，请将通信类型改为 https，并核对端口。',
    en: 'An https server answers there: switch the communication type to https and check the port.',
  },
  tlsToPlainHttp: {
    zh: '对方未使用 TLS，请将通信类型改为 http，并核对端口。',
    en: 'The server there does not speak TLS: switch the communication type to http and check the port.',
  },
  nameNotResolved: {
    zh: '无法解析该域名，请检查本服务器的 DNS，并确认所选地域正确。',
    en: 'The name does not resolve: check this server’s DNS, and that the region is right.',
  },
  refused: {
    zh: '对方拒绝连接：该端口没有服务，或被防火墙拒绝。请检查 IP、端口（默认 80 或 443）和转发规则。',
    en: 'Connection refused: nothing listens on that port, or a firewall rejects it. Check IP, port (80 or 443 unless given) and forwarding.',
  },
};

const certificateAdvice: Partial<Record<Extract<Failure, { code: 'CertificateError' }>['reason'], Localized>> = {
  expired: { zh: '证书已过期，请在镜像仓库上更换证书。', en: 'The certificate has expired; renew it on the registry.' },
  otherName: {
    zh: '证书属于其他名称，请将域名改为证书中的名称。',
    en: 'The certificate is for another name; use the name it was issued for as the domain name.',
  },
};

const tokenAdvice: Partial<Record<Extract<Failure, { code: 'FailedToVerifyUsernameOrPwd' }>['reason'], Localized>> = {
  oidc: {
    zh: '该 Harbor 使用 OIDC 登录，密码可能不可用。请使用本地管理员账号或系统级机器人账号。',
    en: 'This Harbor signs people in through OIDC, so passwords may not work. Use a local administrator or a system robot.',
  },
  tokenUnknown: { zh: '该 Auth_token 不存在，请重新生成。', en: 'This Auth_token is unknown; create a new one.' },
  tokenExpired: { zh: '该 Auth_token 已过期，请重新生成。', en: 'This Auth_token has expired; create a new one.' },
  organizationUnknown: {
    zh: '该组织不存在，请核对名称（区分大小写）。',
    en: 'There is no such organization; check its name, which is case-sensitive.',
  },
  accessKeyUnknown: {
    zh: '该 AccessKey ID 不存在，请核对（区分大小写）。',
    en: 'There is no such AccessKey ID; check it, it is case-sensitive.',
  },
  accessKeyInactive: {
    zh: '该 AccessKey 已被禁用，请在 RAM 控制台启用，或使用其他 AccessKey。',
    en: 'This AccessKey is disabled: enable it in the RAM console, or use another one.',
  },
  accessKeySecretWrong: {
    zh: 'AccessKey Secret 与 AccessKey ID 不匹配，请重新输入。',
    en: 'The AccessKey secret does not belong to this AccessKey ID; enter it again.',
  },
  clockSkew: {
    zh: '本服务器的时间与云端相差过大，签名因此被拒绝。请校准时间后重试。',
    en: 'This server’s clock is too far off, so its signatures are refused. Set the clock, then try again.',
  },
  tokenOwnerDisabled: { zh: '该 Auth_token 的所有者已被停用。', en: 'The owner of this Auth_token is disabled.' },
};

const scanAdvice: Partial<Record<Extract<Failure, { code: 'ImageScanFailure' }>['reason'], Localized>> = {
  noScanner: {
    zh: '该镜像仓库没有可用的扫描器，请先安装或启用扫描器。',
    en: 'The registry has no scanner in use: install or enable one first.',
  },
  unsupported: {
    zh: '扫描器不支持该类型的镜像。',
    en: 'The scanner does not look at images of this kind.',
  },
  tooLarge: {
    zh: '镜像有一层超过扫描器的大小上限，请减小该层，或调高扫描器的上限。',
    en: 'A layer of the image is larger than the scanner takes: make it smaller, or raise the scanner’s limit.',
  },
  timedOut: {
    zh: '扫描未在限定时间内完成，请查看扫描器的任务队列，稍后重试。',
    en: 'The scan did not end in time: look at the scanner’s queue, then try again later.',
  },
  noReport: {
    zh: '镜像仓库暂未给出可识别的漏洞报告，可能正在重新扫描。稍后将自动重新读取。',
    en: 'The registry gives no report that can be read; a new scan may be running there. It is read again later.',
  },
  imageGone: { zh: '镜像已不在镜像仓库中。', en: 'The registry no longer holds the image.' },
  registryPaused: {
    zh: '该镜像仓库已暂停，请恢复后重新扫描。',
    en: 'The registry is paused: resume it, then scan again.',
  },
  notStarted: {
    zh: '控制台内部出错，任务未能开始，原因见服务器日志。',
    en: 'The console failed to start the task: its log says why.',
  },
};

/** What was wrong with the registry's answer. */
const wrongAnswers: Record<Extract<Failure, { code: 'RegistryFailure' }>['reason'], Localized> = {
  status: { zh: '对方应答了错误。', en: 'It answered with an error.' },
  notJson: { zh: '对方的应答不是 JSON。', en: 'It answered with something that is not JSON.' },
  unexpectedAnswer: { zh: '无法理解对方的应答。', en: 'Its answer was not understood.' },
  tooLarge: { zh: '对方的应答过大。', en: 'Its answer was too large.' },
  tooManyPages: { zh: '对方的列表页数过多。', en: 'Its list had too many pages.' },
  repeatedPage: { zh: '对方的列表有重复页。', en: 'Its list repeated a page.' },
  otherOrigin: { zh: '对方指向了另一台服务器。', en: 'It pointed to another server.' },
  incompleteList: { zh: '对方的列表提前结束。', en: 'Its list ended early.' },
  changedWhileRead: { zh: '读取期间对方的列表发生了变化。', en: 'Its list changed while it was read.' },
  refusedCall: { zh: '对方以自己的错误码拒绝了该调用。', en: 'It refused the call with an error code of its own.' },
};

/** Said first: whoever looks at the registry's logs must know what for. */
function answerAdvice(failure: Extract<Failure, { code: 'RegistryFailure' }>): Localized {
  const { reason, status, apiCode, retryAfterSeconds } = failure;
  const advice = retryAfterSeconds === undefined ? errorFacts.RegistryFailure.advice : laterAdvice(retryAfterSeconds);
  const facts = [status === null ? '' : `HTTP ${status}`, apiCode ?? ''].filter((fact) => fact !== '');
  const { zh, en } = wrongAnswers[reason];
  if (facts.length === 0) return { zh: `${zh}${advice.zh}`, en: `${en} ${advice.en}` };
  return {
    zh: `${zh.slice(0, -1)}（${facts.join('，')}）。${advice.zh}`,
    en: `${en.slice(0, -1)} (${facts.join(', ')}). ${advice.en}`,
  };
}

function laterAdvice(seconds: number): Localized {
  return { zh: `请在 ${seconds} 秒后重试。`, en: `Try again in ${seconds} seconds.` };
}

/** What to do about a registry failure: as particular as its data allows. */
export function adviceFor(failure: Failure): Localized {
  const general = errorFacts[failure.code].advice;
  switch (failure.code) {
    case 'RegistryVersionError':
      return failure.found === null
        ? general
        : {
            zh: `对方是 ${failure.found}，请将版本改为 ${failure.found}。`,
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
      return failure.retryAfterSeconds === null ? general : laterAdvice(failure.retryAfterSeconds);
    case 'VpcAccessNotConfigured':
      return vpcAdvice(failure);
    case 'ImageScanFailure':
      return scanAdvice[failure.reason] ?? general;
    case 'RegistryFailure':
      return answerAdvice(failure);
    default:
      return general;
  }
}

const vpcConflictAdvice: Localized = {
  zh: '已添加的专有网络存在冲突，请在实例的“访问控制 > 专有网络”中按提示处理；之后的同步会收录其中的镜像。',
  en: 'The VPC link reports a conflict: resolve it under Access Control > VPC of the instance; the next synchronization takes its images in.',
};

/** Each instance is named beside what is to be done with it. */
function vpcAdvice({ instances }: Extract<Failure, { code: 'VpcAccessNotConfigured' }>): Localized {
  const kinds = [
    {
      advice: errorFacts.VpcAccessNotConfigured.advice,
      named: instances.filter(({ reason }) => reason !== 'conflict'),
    },
    { advice: vpcConflictAdvice, named: instances.filter(({ reason }) => reason === 'conflict') },
  ].filter(({ named }) => named.length > 0);
  const namesIn = ({ named }: (typeof kinds)[number], between: string) => named.map(({ name }) => name).join(between);
  return {
    zh: kinds.map((kind) => `${namesIn(kind, '、')}：${kind.advice.zh}`).join(''),
    en: kinds.map((kind) => `${namesIn(kind, ', ')}: ${kind.advice.en}`).join(' '),
  };
}

/** A registry's failure in the caller's language, as answers carry it. */
export function toldFailure(failure: Failure, language: Language) {
  return {
    Code: failure.code,
    Message: errorFacts[failure.code].message[language],
    Recommend: adviceFor(failure)[language],
    Detail: failure,
  };
}

/** The same in one sentence, for a log. */
export function failureSentence(failure: Failure, language: Language): string {
  const { Message, Recommend } = toldFailure(failure, language);
  return `${Message} — ${Recommend}`;
}
