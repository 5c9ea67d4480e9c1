const session = {
  field: {
    userName: 'User name',
    password: 'Password',
    repeat: 'Confirm password',
    setupCode: 'Set-up code',
    code: 'Code',
  },
  signIn: {
    title: 'Sign in',
    submit: 'Sign in',
    codeHelp: 'The six digits that your authenticator shows, or a recovery code.',
  },
  again: {
    title: 'Your session has ended',
    text: 'Sign in again as {{userName}} to continue where you were: everything you have entered is kept. Another account starts with a clean page.',
  },
  welcome: {
    title: 'Your link',
    greeting: 'Welcome, {{userName}}',
    intro: 'Choose a password; you are then signed in. The link works once, until {{time}}.',
    again: 'New password for {{userName}}',
    againIntro:
      'Choose a password. You are then signed in here, and signed out everywhere else. The link works once, until {{time}}.',
    submit: 'Save and sign in',
    saved: 'Password saved. Sign in with it and a code.',
    noLink: 'Part of the link is missing',
    noLinkText: 'Open the whole link that you were sent. It works once: if it was used already, sign in.',
    toSignIn: 'Go to sign-in',
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
