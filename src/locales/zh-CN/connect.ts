const connect = {
  title: '接入镜像仓',
  editTitle: '编辑 {{registry}}',
  section: {
    what: '镜像仓',
    reach: '连接',
    account: '账号',
    scope: '镜像范围',
    speed: '限速',
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
    CaCertificate: 'CA 证书（PEM）',
    CertificateFingerprint: '固定证书（SHA-256）',
    TransPerHour: '限速',
    UserName: '用户名',
    Password: '密码',
    namespace: '镜像仓库组织',
    authToken: 'Auth_token',
    UnlimitedConfirmed: '我已知悉风险，确认不限速',
    IncludePatterns: '包含',
    ExcludePatterns: '排除',
  },
  comma: '、',
  optional: '选填',
  option: {
    version: {
      V1: 'V1 · 1.x.x',
      V2: 'V2 · 2.x.x 及以上',
    },
    netType: {
      internet: '公网',
      vpc: 'VPC',
    },
    perHour: '每小时 {{number}} 个',
    unlimited: '无限制',
  },
  hint: {
    paste: '可粘贴完整地址（如 https://harbor.example.com:8443），自动填写协议、域名和端口。',
    pasted: '已根据粘贴的地址填写。',
    typeFixed: '已接入的镜像仓不支持更改类型。',
    quayVersion: '对 Quay 不生效。',
    pin: '仅接受 SHA-256 指纹与此一致的证书，不校验颁发机构。更换证书后需重新固定。',
    scope: '默认接入全部镜像，可按规则选择仓库。',
    forwarded: '如经 ECS 服务器转发流量，请填写该服务器的 IP。',
    speedTyped: '可选择一项，或输入不超过 {{max}} 的整数。',
    speedTime: '按此速度，接入 1,000 个镜像需 {{time}}。',
    unlimited: '不限速时，短时间内接入大量镜像可能影响镜像仓承载的业务，请谨慎选择。',
  },
  help: {
    version: {
      question: '查看版本',
      answer:
        '登录 Harbor，在左下角或“关于”中查看。未登录时，可查看登录页页脚，或访问 /api/v2.0/systeminfo：有响应即为 V2。',
    },
    account: {
      question: '账号要求',
      answer:
        '请使用具有系统管理员角色的账号，以便列出全部项目，建议单独创建本地账号。如 Harbor 使用 OIDC 登录，也可使用有权列出项目、仓库和制品的系统级机器人账号。',
    },
    allowlist: {
      question: '需放行的地址',
    },
    forwarding: {
      question: '本地数据中心的镜像仓',
    },
    certificate: {
      question: '私有证书颁发机构',
    },
    token: {
      question: '获取 Auth_token',
      answer:
        '以组织管理员身份在 Quay 中打开该组织，在“Applications”中创建 OAuth 应用并生成令牌，至少授予查看全部可见仓库的权限（repo:read）。令牌仅显示一次。',
    },
    patterns: {
      question: '按规则选择仓库',
      paths: '每行一条规则，按“命名空间/名称”匹配。',
      answer: '* 在单个路径段内匹配，** 可跨段匹配。排除规则优先于包含规则。',
    },
  },
  submit: '确定',
  cancel: '取消',
  saved: '{{registry}} 已接入，正在同步镜像',
  changed: '{{registry}} 已保存',
  lost: '保存时连接中断，可直接重试，不会重复接入。',
  switchVersion: '切换为 {{version}}',
  switchProtocol: '切换为 {{protocol}}',
  switchType: '切换为 {{type}}',
  andRetry: '{{remedy}} 并重试',
  secret: {
    set: '设置于 {{time}}',
    keep: '保留当前值',
    keepWhat: '{{what}}：保留当前值',
    replace: '更换',
    replaceWhat: '{{what}}：更换',
  },
  quay: {
    heading: 'Quay名称空间信息',
    add: '添加',
    remove: '移除 {{organization}}',
    oneNeeded: '至少需要一个组织',
  },
  match: {
    unknown: '测试连接后显示匹配的数量。',
    nothing: '没有匹配的仓库，不会接入任何镜像。',
    some_other: '匹配 {{repositories}} 个仓库，共 {{images}} 个镜像。',
    examples: '例如：{{names}}',
  },
  estimate: {
    time_other: '{{images}} 个镜像，每小时 {{speed}} 个，约需 {{time}}。',
    withinADay: '改为每小时 {{speed}} 个，一天内完成',
  },
  untested: {
    more: '更多保存方式',
    save: '跳过测试并保存',
    means: '不访问镜像仓，保存后标记为“未验证”。',
  },
} as const;

export default connect;
