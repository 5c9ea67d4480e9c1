import type { Translation } from '#contract/locales/translation.ts';
import type english from '../en/oci.ts';

export default {
  versionUnused: '对该类型不生效。',
  noAccount: '如镜像仓无需账号即可读取，两项均留空。',
  help: {
    registries: {
      title: '支持的镜像仓',
      text: '支持 OCI 分发 API 的任意镜像仓：distribution 2 和 3（Docker 的 registry 镜像）、zot、Nexus、Artifactory、GitLab 容器镜像库等。Harbor、Quay 和容器镜像服务请选择各自的类型，可获取更多信息。',
    },
    account: {
      title: '账号要求',
      text: '请使用可列出仓库（registry:catalog:*）并可拉取全部仓库的账号，建议单独创建无推送权限的账号。',
    },
    catalog: {
      title: '不提供仓库列表的镜像仓',
      text: '部分镜像仓不提供仓库列表（/v2/_catalog）。此时请在“包含”中逐行填写仓库名称（不含通配符），仅读取这些仓库。',
    },
    listing: {
      title: '同步与扫描',
      text: '该 API 仅列出标签名称。每次同步时，每个标签需要一次请求，未变化的标签也不例外，最多同时四个请求。该 API 不提供标签的推送时间，更新时间为控制台首次列出该标签的时间。该镜像仓没有扫描器，其镜像无法扫描。',
    },
  },
} as const satisfies Translation<typeof english>;
