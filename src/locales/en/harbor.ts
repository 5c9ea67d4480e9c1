const harbor = {
  version: {
    V1: 'V1 · 1.x.x',
    V2: 'V2 · 2.x.x and later',
  },
  help: {
    version: {
      title: 'Find your version',
      text: 'Sign in to Harbor: the version is shown in the lower left corner or under About. If you cannot sign in, check the footer of the sign-in page, or open /api/v2.0/systeminfo: if it responds, the version is V2.',
    },
    account: {
      title: 'Account requirements',
      text: 'Use an account with the system administrator role, so that all projects can be listed. We recommend a dedicated local account. If Harbor uses OIDC, a system-level robot account with permission to list projects, repositories and artifacts also works.',
    },
  },
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    harbor: typeof harbor;
  }
}

export default harbor;
