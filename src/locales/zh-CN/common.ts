import type { Translation } from '#contract/locales/translation.ts';
import type english from '../en/common.ts';

export default {
  product: 'Mooring',
  skipToContent: '跳到正文',
  labelled: '{{label}}：{{value}}',
  center: {
    label: '数据中心',
    cn: '中国',
    intl: '全球(不含中国)',
  },
  language: {
    label: '语言',
  },
  theme: {
    label: '外观',
    light: '浅色',
    dark: '深色',
    system: '跟随系统',
  },
  account: {
    label: '账号',
    signedInAs: '已登录：{{userName}}',
    signOut: '退出登录',
  },
  menu: {
    label: '主菜单',
    open: '打开菜单',
    assetCenter: '资产中心',
    containerAssets: '容器资产',
    containerSecurity: '容器安全',
    imageScan: '镜像安全扫描',
    settings: '设置',
    allowlist: '扫描器白名单',
    accessKeys: '访问密钥',
  },
  permission: {
    takesRole: '需要“{{role}}”角色',
    ask: '请联系管理员代为操作，或为您授予该角色。',
  },
  link: {
    title: '链接的部分内容无效，已忽略',
    correct: '修正链接',
  },
  notFound: {
    title: '页面不存在',
    text: '地址可能已变更，或输入有误。',
    center: '不存在数据中心“{{center}}”，地址可能有误。',
    home: '前往镜像页面',
  },
  action: {
    ok: '确定',
    cancel: '取消',
    close: '关闭',
    showMe: '定位到字段',
    retry: '重试',
    copy: '复制',
    copied: '已复制',
    notCopied: '浏览器已阻止复制',
    copyRequestId: '复制请求 ID',
    copyWhat: '复制{{what}}',
    reload: '重新加载',
    clearFilters: '清除筛选条件',
  },
  loading: '加载中…',
  sortBy: '排序',
  rows: '第 {{first}}–{{last}} 条，共 {{total}} 条',
  totalOnly: '共 {{total}} 条',
  pastTheEnd: {
    title: '该页已超出列表末尾',
    lastPage: '前往最后一页',
  },
  leave: {
    title: '放弃未保存的更改？',
    text: '已填写的内容将丢失。',
    leave: '放弃',
    stay: '继续填写',
  },
  error: {
    requestId: '请求 ID',
    unreachable: {
      message: '无法连接服务器',
      advice: '请检查网络，并确认 Mooring 正在运行，然后重试。',
    },
    unreadable: {
      message: '响应异常',
      advice: '可能由代理返回，或页面版本低于服务器版本，请重新加载页面。',
    },
    overlay: '打开失败',
    crash: {
      message: '页面出错',
      advice: '请重新加载页面。若问题仍存在，请查看浏览器控制台。',
    },
  },
  pages: {
    goTo: '跳至',
    wrong: '请输入 1 到 {{last}} 的整数',
  },
  part: {
    away: {
      message: '该部分加载失败',
      advice: '请检查网络，并确认 Mooring 正在运行，然后重试。页面的其他内容不受影响。',
    },
    same: {
      message: '该部分加载失败',
      advice: '请重试。若仍失败，请保存已填写的内容，然后重新加载页面。',
    },
    upgrading: {
      message: 'Mooring 正在升级',
      advice: '页面上的内容会保留，请在升级完成后重试。',
    },
    others: {
      message: 'Mooring 已更新',
      advice: '页面版本低于服务器版本，请保存已填写的内容，然后重新加载页面。',
    },
  },
  digest: '摘要',
  severity: {
    critical: '严重',
    high: '高危',
    medium: '中危',
    low: '低危',
    none: '无风险',
    unknown: '未知',
  },
  severityShort: {
    critical: '严',
    high: '高',
    medium: '中',
    low: '低',
    unknown: '未',
  },
  registryState: {
    verified: '已验证',
    unverified: '未验证',
    syncing: '同步中',
    paused: '已暂停',
    failing: '异常',
    removing: '删除中',
  },
  password: {
    show: '显示密码',
    hide: '隐藏密码',
    unseen: {
      blank: '首尾含有空格，将原样保留。',
      invisible: '含有不可见字符，将原样保留。',
    },
  },
  demo: {
    tag: '演示数据',
    title: '演示数据',
    intro: '所有数据仅保存在浏览器中，不会访问任何镜像仓。接入镜像仓时填写以下值，可查看对应的错误：',
    outro: '填写其他值将接入一个镜像仓，并开始同步镜像。',
    field: '字段',
    value: '值',
    result: '结果',
    fields: {
      UserName: '用户名',
      RegistryVersion: '版本',
      RegistryHostIp: 'IP',
      AuthToken: 'Auth_token',
      AccessKeyId: 'AccessKey ID',
      AccessKeySecret: 'AccessKey Secret',
    },
    signIn: '演示：用户名 {{userName}}，密码 {{password}}',
  },
} as const satisfies Translation<typeof english>;
