const connect = {
  title: '接入镜像仓',
  section: {
    what: '要接入哪种镜像仓?',
    reach: '如何连接它?',
    account: '以什么身份访问?',
    speed: '以多快的速度接入?',
  },
  field: {
    RegistryType: '私有仓库类型',
    RegistryVersion: '版本',
    ProtocolType: '通信类型',
    NetType: '网络类型',
    VpcId: 'VPC ID',
    RegistryRegionId: 'RegionId',
    RegistryHostIp: 'IP',
    Port: '端口',
    DomainName: '域名',
    RegistryName: '显示名称',
    CaCertificate: 'CA 证书(PEM)',
    TransPerHour: '限速',
    UserName: '用户名',
    Password: '密码',
  },
  optional: '选填',
  option: {
    version: { V1: 'V1 · 1.x.x', V2: 'V2 · 2.x.x 及以上' },
    netType: { internet: '公网', vpc: 'VPC' },
    perHour: '每小时 {{number}} 个',
    unlimited: '无限制',
  },
  hint: {
    paste: '可直接粘贴完整地址,如 https://harbor.example.com:8443,将自动填入协议、域名和端口。',
    pasted: '已从粘贴的地址中读取。',
    forwarded: '若经 ECS 转发流量,填写该 ECS 的 IP。',
    speedTyped: '选择一项,或输入不超过 {{max}} 的整数。',
    speedTime: '按此速度,接入 1,000 个镜像需 {{time}}。',
    unlimited: '不限速时,短时间接入大量镜像可能影响镜像仓所承载的业务,请谨慎选择。',
  },
  help: {
    version: {
      question: '如何得知版本?',
      answer:
        '登录 Harbor,在左下角或「关于」中查看。未登录时,可看登录页页脚,或访问 /api/v2.0/systeminfo:有应答即为 V2。',
    },
    account: {
      question: '应使用哪个账号?',
      answer:
        '使用具有系统管理员角色的账号,才能列出全部项目;建议为此单独创建本地账号。若 Harbor 使用 OIDC 登录,也可用能列出项目、仓库和制品的系统级机器人账号。',
    },
    certificate: { question: '使用私有证书颁发机构?' },
  },
  submit: '确定',
  cancel: '取消',
  saved: '{{registry}} 已接入,镜像正在赶来',
  switchVersion: '改为 {{version}} 并重试',
  switchProtocol: '改为 {{protocol}} 并重试',
  leave: {
    title: '放弃接入?',
    text: '已填写的内容将丢失。',
    leave: '放弃',
    stay: '继续填写',
  },
} as const;

export default connect;
