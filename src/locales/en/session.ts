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
  singleSignOn: {
    or: 'or',
    submit: 'Continue with {{name}}',
    newTab: 'This opens a new tab. Sign in there, then return to this one.',
    message: {
      ProviderAway: 'The identity provider cannot be reached',
      ClientRefused: 'The identity provider does not accept this server',
      Refused: 'The identity provider refused the sign-in',
      Interrupted: 'The sign-in was interrupted',
      AnswerInvalid: 'The response of the identity provider is not valid',
      NoRole: 'None of your groups has a role in Mooring',
      NoName: 'The identity provider returned no valid user name',
      NameTaken: 'Another user already has your user name',
      Disabled: 'Your user is disabled',
      TooManyUsers: 'No more users can be created',
      Busy: 'The server is busy',
      ServerError: 'Internal server error',
    },
    advice: {
      ProviderAway:
        'Try again later. If you have a password, sign in with it. Administrators find the cause in the server log.',
      ClientRefused: 'Ask an administrator to check MOORING_OIDC_CLIENT_ID and MOORING_OIDC_CLIENT_SECRET.',
      Refused:
        'Try again. If it is refused again, ask the administrators of the identity provider for access to this application.',
      Interrupted: 'Start again in this browser. Each sign-in works once, within ten minutes.',
      AnswerInvalid:
        'Try again. If the error persists, ask an administrator to check the clock and the log of the server.',
      NoRole: 'Ask an administrator for access. MOORING_OIDC_ROLES lists the groups that have a role.',
      NoName: 'Ask an administrator to choose another claim in MOORING_OIDC_USER_CLAIM.',
      NameTaken:
        'Ask an administrator to delete that user, or to choose another claim in MOORING_OIDC_USER_CLAIM. Users with a password are never taken over.',
      Disabled: 'Ask an administrator to enable it.',
      TooManyUsers: 'Ask an administrator to delete users who are no longer needed.',
      Busy: 'Wait a few seconds, then try again.',
      ServerError: 'Try again. If the error persists, search the server log for “single sign-on”.',
    },
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
