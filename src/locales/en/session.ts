const session = {
  field: {
    userName: 'User name',
    password: 'Password',
    repeat: 'Repeat the password',
    setupCode: 'Set-up code',
  },
  signIn: { title: 'Sign in', submit: 'Sign in' },
  setUp: {
    title: 'Create the administrator',
    intro: 'This is the first visit. Choose the password of the account admin; you are signed in with it at once.',
    passwordHelp: '8 to 128 characters',
    codeHelp: 'You come from another machine: the server printed this one-time code when it started.',
    submit: 'Create and sign in',
  },
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    session: typeof session;
  }
}

export default session;
