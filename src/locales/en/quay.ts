const quay = {
  field: {
    namespace: 'Image repository organization',
    authToken: 'Auth_token',
  },
  versionUnused: 'Not used for Quay.',
  heading: 'Quay namespace information',
  add: 'Add',
  remove: 'Remove {{organization}}',
  renamed: 'A token belongs to its organization. Enter the token of this one, or undo the change.',
  oneNeeded: 'At least one organization is required',
  help: {
    token: {
      title: 'Get an Auth_token',
      text: 'In Quay, open the organization as its administrator and go to Applications. Create an OAuth application and generate a token with at least the permission to view all visible repositories (repo:read). The token is shown only once.',
    },
  },
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    quay: typeof quay;
  }
}

export default quay;
