const acr = {
  title: '接入容器镜像服务（ACR）',
  section: {
    key: '以什么身份访问云端？',
    regions: '镜像在哪些地域？',
  },
  field: {
    AccessKeyId: 'AccessKey ID',
    AccessKeySecret: 'AccessKey Secret',
    RegionIds: '地域',
  },
  connected: '已接入',
  hint: {
    choose: '可选择多个',
    regions: '每个地域作为一个镜像仓接入，企业版和个人版的镜像都会列出。',
    speedOfEach: '每个地域各自限速，所需时间按镜像最多的地域估算。',
    keyOfAll_other: '新密钥将用于使用原密钥的全部 {{count}} 个地域；规则和限速只对当前地域生效。',
  },
  patternPaths: '每行一条规则，与「实例/命名空间/名称」（企业版）或「命名空间/名称」（个人版）匹配。',
  help: {
    rights: {
      question: '需要哪些权限？',
      answer:
        '为持有该 AccessKey 的 RAM 用户授予 AliyunContainerRegistryReadOnlyAccess 即可。如需在此发起扫描，还需 cr:PutScan，该策略不含此权限。除此之外，Mooring 不会更改云端的任何内容。',
    },
    create: {
      question: '在哪里创建 AccessKey？',
      answer:
        '在 RAM 控制台的「用户」中，选择或新建一个不可登录控制台的 RAM 用户，在其详情页创建 AccessKey。Secret 只显示一次。请勿使用主账号的 AccessKey，它拥有全部权限。',
    },
    personal: {
      question: '哪个版本可以扫描？',
      answer:
        '企业版镜像可以扫描。个人版没有可调用的扫描能力，其镜像只会列出，风险保持「未知」，并注明无法扫描。如需扫描，请将镜像迁移到企业版实例。',
    },
    vpc: {
      question: '企业版实例需要什么配置？',
      answer:
        '需要专有网络访问：在容器镜像服务控制台打开该实例，在「访问控制 > 专有网络」中添加专有网络和交换机。未配置的实例会在所属地域下指出，其余实例照常接入。',
    },
    endpoint: {
      question: '本服务器无法直接访问云端？',
      answer: '填写向该地域公网接入点转发流量的服务器。不填写时，按域名查找接入点，如 cr.cn-hangzhou.aliyuncs.com。',
    },
  },
  saved_other: '容器镜像服务已接入 {{count}} 个地域，正在同步镜像',
} as const;

export default acr;
