import type { Translation } from '#contract/locales/translation.ts';
import type english from '../en/session.ts';

export default {
  field: {
    userName: '用户名',
    password: '密码',
    repeat: '确认密码',
    setupCode: '初始化码',
    code: '验证码',
  },
  signIn: {
    title: '登录',
    submit: '登录',
    codeHelp: '请输入身份验证器中显示的六位数字，或输入恢复码。',
  },
  again: {
    title: '会话已结束',
    text: '请以 {{userName}} 重新登录，继续之前的操作：已填写的内容均已保留。其他账号登录后将打开新的页面。',
  },
  welcome: {
    title: '您的链接',
    greeting: '欢迎，{{userName}}',
    intro: '请设置密码，完成后自动登录。链接仅可使用一次，有效期至 {{time}}。',
    again: '为 {{userName}} 设置新密码',
    againIntro: '请设置密码，完成后自动登录，其他位置的登录将全部退出。链接仅可使用一次，有效期至 {{time}}。',
    submit: '保存并登录',
    saved: '密码已保存，请使用新密码和验证码登录。',
    noLink: '链接不完整',
    noLinkText: '请打开收到的完整链接。链接仅可使用一次：如已使用，请直接登录。',
    toSignIn: '前往登录',
  },
  setUp: {
    title: '创建管理员',
    intro: '首次访问，请设置 admin 账号的密码，完成后自动登录。',
    passwordHelp: '12 到 128 个字符',
    codeHelp: '您正从其他机器访问，请输入服务器启动时打印的一次性初始化码。',
    submit: '创建并登录',
  },
} as const satisfies Translation<typeof english>;
