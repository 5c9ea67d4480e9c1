const session = {
  field: {
    userName: 'User name',
    password: 'Password',
    repeat: 'Confirm password',
    setupCode: 'Set-up code',
  },
  signIn: {
    title: 'Sign in',
    submit: 'Sign in',
  },
  again: {
    title: 'Your session has ended',
    text: 'Sign in again as {{userName}} to continue where you were: everything you have entered is kept. Another account starts with a clean page.',
  },
  setUp: {
    title: 'Create the administrator',
    intro: 'This is the first visit. Set a password for the admin account; you are then signed in.',
    passwordHelp: '12 to 128 characters',
    codeHelp:
      'You are connecting from another machine. Enter the one-time code that the server printed when it started.',
    submit: 'Create and sign in',
  },
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    session: typeof session;
  }
}

export default session;
