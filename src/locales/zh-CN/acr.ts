import type { Translation } from '#contract/locales/translation.ts';
import type english from '../en/acr.ts';

export default {
  title: '接入容器镜像服务（ACR）',
  section: {
    accessKey: 'AccessKey',
    regions: '地域',
  },
  field: {
    AccessKeyId: 'AccessKey ID',
    AccessKeySecret: 'AccessKey Secret',
    RegionIds: '地域',
  },
  connected: '已接入',
  hint: {
    choose: '可选择多个',
    regions: '每个地域作为一个镜像仓接入，企业版和个人版的镜像均会列出。',
    speedOfEach: '各地域分别限速，所需时间按镜像最多的地域估算。',
    keyOfAll_other: '新的 AccessKey 将用于使用原 AccessKey 的全部 {{count}} 个地域；规则和限速仅对当前地域生效。',
  },
  patternPaths: '每行一条规则，按“实例/命名空间/名称”（企业版）或“命名空间/名称”（个人版）匹配。',
  help: {
    rights: {
      title: '所需权限',
      text: '请为该 AccessKey 所属的 RAM 用户授予 AliyunContainerRegistryReadOnlyAccess。如需在此发起扫描，还需授予 cr:PutScan，该策略不含此权限。除此之外，不会更改云上的任何内容。',
    },
    create: {
      title: '创建 AccessKey',
      text: '在 RAM 控制台的“用户”页面，选择或新建一个不启用控制台访问的 RAM 用户，并在其详情页创建 AccessKey。Secret 仅显示一次。请勿使用主账号的 AccessKey，其拥有全部权限。',
    },
    personal: {
      title: '支持扫描的版本',
      text: '企业版镜像支持扫描。个人版不提供扫描能力，其镜像仅列出，风险为“未知”，并标记为无法扫描。如需扫描，请将镜像迁移至企业版实例。',
    },
    vpc: {
      title: '企业版实例的网络访问',
      text: '企业版实例需配置专有网络访问：在容器镜像服务控制台打开该实例，在“访问控制 > 专有网络”中添加专有网络和交换机。未配置的实例会在所属地域下提示，其余实例正常同步。',
    },
    endpoint: {
      title: '无法直接访问云端的服务器',
      text: '请填写向该地域公网接入点转发流量的服务器 IP。留空时，按域名（如 cr.cn-hangzhou.aliyuncs.com）解析接入点。',
    },
  },
  saved_other: '容器镜像服务已接入 {{count}} 个地域，正在同步镜像',
} as const satisfies Translation<typeof english>;
