import type { Translation } from '#contract/locales/translation.ts';
import type english from '../en/session.ts';

export default {
  field: {
    userName: '用户名',
    password: '密码',
    repeat: '确认密码',
    setupCode: '初始化码',
  },
  signIn: {
    title: '登录',
    submit: '登录',
  },
  again: {
    title: '会话已结束',
    text: '请以 {{userName}} 重新登录，继续之前的操作：已填写的内容均已保留。其他账号登录后将打开新的页面。',
  },
  setUp: {
    title: '创建管理员',
    intro: '首次访问，请设置 admin 账号的密码，完成后自动登录。',
    passwordHelp: '12 到 128 个字符',
    codeHelp: '您正从其他机器访问，请输入服务器启动时打印的一次性初始化码。',
    submit: '创建并登录',
  },
} as const satisfies Translation<typeof english>;
