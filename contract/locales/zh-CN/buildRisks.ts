import type english from '../en/buildRisks.ts';
import type { Translation } from '../translation.ts';

export default {
  class: {
    secret: '敏感信息',
    privilege: '权限',
    supply_chain: '供应链',
    operation: '运维',
  },
  meaning: {
    secret_in_env: '镜像的环境变量疑似包含密码、令牌或密钥。能够拉取该镜像的人员以及容器内的所有进程均可读取。',
    secret_in_label: '镜像的标签（label）疑似包含密码、令牌或密钥。能够拉取该镜像的人员均可读取。',
    secret_in_history:
      '构建命令疑似包含密码、令牌或密钥。镜像历史会保留每条命令及其构建参数，即使后续层删除了相应文件。',
    no_user: '镜像未指定用户，容器将以 root 用户运行。以 root 身份逃逸出容器的进程在宿主机上同样拥有 root 权限。',
    ssh_server: '镜像包含 SSH 服务，增加了入侵途径，其密码或密钥也需要单独管理。',
    sudo: '镜像包含 sudo。如果其规则配置不当，容器内的进程可获得 root 权限。',
    pipe_to_shell: '构建命令下载脚本后未校验即执行。控制下载服务器或网络连接的人员可决定镜像中的内容。',
    remote_add: 'ADD 下载的文件未经校验。控制下载服务器或网络连接的人员可决定镜像中的内容。',
    unsigned_packages: '安装软件包时未校验签名。控制软件源或网络连接的人员可决定镜像中的内容。',
    no_healthcheck:
      '镜像未设置 HEALTHCHECK，Docker 和 Swarm 无法区分容器是正常运行还是已经挂起。Kubernetes 不使用该设置，而是使用自身的探针。',
    stale_image: '镜像构建于一年以前，不包含此后发布的安全更新。',
  },
  advice: {
    secret_in_env:
      '请更换该敏感信息，所有能够拉取该镜像的人员都可能已获知。然后从 Dockerfile 中移除，改为在容器运行时传入。',
    secret_in_label: '请更换该敏感信息，所有能够拉取该镜像的人员都可能已获知。然后移除该标签（label）。',
    secret_in_history:
      '请更换该敏感信息，所有能够拉取该镜像的人员都可能已获知。然后通过 RUN --mount=type=secret 传入构建过程，不要使用构建参数或写入命令。',
    no_user: '请在 Dockerfile 中创建用户并通过 USER 指定；如果 Kubernetes 启用了 runAsNonRoot，请使用数字 ID。',
    ssh_server: '请移除 SSH 服务，改用 docker exec 或 kubectl exec 进入容器。',
    sudo: '请移除 sudo，将需要 root 权限的操作放在 USER 之前的构建步骤中。',
    pipe_to_shell: '请将固定版本下载为文件，并在同一条命令中先校验其 SHA-256 或签名，再执行。',
    remote_add: '请为 ADD 指定 --checksum=sha256:…，或使用 curl 下载并在同一条命令中校验 SHA-256。',
    unsigned_packages: '请移除该选项，安装软件源的签名密钥；如使用 HTTPS，还需安装所需的 CA 证书。',
    no_healthcheck: '请在 Dockerfile 中添加 HEALTHCHECK。如果该镜像仅在 Kubernetes 中运行，可忽略该风险。',
    stale_image: '请基于最新的基础镜像重新构建。',
  },
  secretKind: {
    named: '名称疑似敏感信息的值',
    alibabaCloud: '阿里云 AccessKey',
    anthropic: 'Anthropic API 密钥',
    aws: 'AWS 凭证',
    basicAuth: 'URL 中的密码',
    databaseConnection: '数据库连接字符串',
    databricks: 'Databricks 令牌',
    docker: 'Docker 令牌',
    figma: 'Figma 令牌',
    gcp: 'Google Cloud 密钥',
    github: 'GitHub 令牌',
    gitlab: 'GitLab 令牌',
    grafana: 'Grafana 令牌',
    groq: 'Groq API 密钥',
    huggingFace: 'Hugging Face 令牌',
    linear: 'Linear API 密钥',
    notion: 'Notion 令牌',
    npm: 'npm 令牌',
    onePassword: '1Password 令牌',
    openai: 'OpenAI API 密钥',
    privateKey: '私钥',
    sendgrid: 'SendGrid API 密钥',
    shopify: 'Shopify 令牌',
    slack: 'Slack 令牌',
    vault: 'HashiCorp Vault 令牌',
    vercel: 'Vercel 令牌',
  },
} as const satisfies Translation<typeof english>;
