const errors = {
  message: {
    FailedToVerifyUsernameOrPwd: 'User name or password refused',
    RegistryVersionError: 'The registry has another version',
    UserDoesNotHaveAdminRole: 'The account has no admin role',
    NetworkConnectError: 'No connection, or timed out',
    CertificateError: 'The certificate is not trusted',
    RegistryTypeError: 'The server is not a registry of the selected type',
    RegistryRateLimited: 'The registry limited the request rate',
    RegistryFailure: 'The registry does not respond correctly',
    VpcAccessNotConfigured: 'An Enterprise instance has no VPC access',
    ImageScanFailure: 'The image could not be scanned',
    ImageContentFailure: 'The content of the image could not be read',
    TokenServiceFailure: 'The token service of the registry cannot be used',
    StoredSecretUnreadable: 'The stored password cannot be decrypted',
    RegistryPaused: 'The registry is paused',
    ServerFault: 'This server could not process or store the data',
    ServerStopped: 'This server stopped unexpectedly while it listed the registry',
    RegistryAlreadyExists: 'This registry is already connected',
    IllegalParam: 'Some values are not valid',
    NotSignedIn: 'Not signed in, or the session has expired',
    SignInRefused: 'Incorrect user name or password',
    Throttling: 'Too many requests',
    'Throttling.SignIn': 'Too many sign-in attempts',
    SetupRefused: 'Incorrect set-up code',
    AlreadySetUp: 'The administrator already exists',
    NoPermission: 'No permission',
    LastAdministrator: 'No other administrator has a password',
    LinkInvalid: 'This link is no longer valid',
    SecondStepRequired: 'A verification code is required',
    'NoPermission.Role': 'Your role does not allow this',
    'NoPermission.Registries': 'This involves registries that you cannot see',
    'NoPermission.ReadOnlyKey': 'This access key is read-only',
    'NoPermission.KeyAddress': 'This access key is not allowed from this address',
    'NoPermission.KeyManagement': 'Access keys cannot do this',
    'InvalidAccessKeyId.NotFound': 'The access key does not exist',
    'InvalidAccessKeyId.Inactive': 'The access key is disabled or expired',
    IncompleteSignature: 'The request is not signed completely',
    SignatureDoesNotMatch: 'The signature does not match',
    SignatureNonceUsed: 'This request was already sent',
    'InvalidTimeStamp.Expired': 'The time of the request is too far off',
    'InvalidAction.NotFound': 'This action does not exist',
    InvalidVersion: 'This version of the API is not supported',
    'Throttling.User': 'Too many requests with this access key',
    HostRefused: 'This host name is not allowed',
    OriginRefused: 'The page and the server have different host names',
    HeadersTooLong: 'The address or the cookies of the request are too long',
    TlsRequired: 'This port accepts HTTPS only',
    NotFound: 'Not found',
    RequestIncomplete: 'The request did not arrive in full',
    ServerBusy: 'The server is busy',
    ServerUpgrading: 'Mooring is being upgraded',
    ServerError: 'Internal server error',
  },
  advice: {
    FailedToVerifyUsernameOrPwd: 'Check the user name and the password. Both are case-sensitive.',
    RegistryVersionError: 'Check the selected version.',
    UserDoesNotHaveAdminRole: 'Grant the account the admin role on the registry.',
    NetworkConnectError:
      'Check the network, the port (80 or 443 by default), the allowlist for this server’s address, and any forwarding rules.',
    CertificateError: 'Check the domain name and the certificate. For a private authority, enter its CA certificate.',
    RegistryTypeError: 'Check the registry type, IP, port and domain name.',
    RegistryRateLimited: 'Try again later.',
    RegistryFailure: 'Check the state and the logs of the registry, then try again.',
    VpcAccessNotConfigured:
      'In the Container Registry console, open the instance and add a VPC and a vSwitch under Access Control > VPC. The next synchronization includes its images.',
    ImageScanFailure: 'Check the scanner of the registry, then scan again.',
    ImageContentFailure: 'Check the image in the registry, then try again.',
    TokenServiceFailure: 'Check the token service of the registry, then try again.',
    StoredSecretUnreadable:
      'The server’s secret key was changed or lost. Edit the registry and enter its password again (for Quay, also its Auth_tokens). Alternatively, restore the previous secret.key or MOORING_SECRET_KEY, restart the server and synchronize assets.',
    RegistryPaused: 'Resume the registry first.',
    ServerFault: 'The cause is this server, not the registry. Check its free disk space and its log.',
    ServerStopped: 'Check this server’s memory and log, then synchronize assets.',
    RegistryAlreadyExists:
      'A registry with the same type, IP, port and domain name exists in this data centre. Edit that registry instead.',
    IllegalParam: 'Correct the marked fields.',
    NotSignedIn: 'Sign in and try again.',
    SignInRefused: 'Enter them again.',
    Throttling: 'Wait {{seconds}} s, then try again.',
    'Throttling.SignIn': 'Wait {{seconds}} s, then try again.',
    SetupRefused: 'Enter the one-time code that the server printed when it started.',
    AlreadySetUp: 'Sign in instead.',
    NoPermission: 'Send the request from the console’s own page.',
    LastAdministrator: 'First make another user who can sign in with a password an administrator.',
    LinkInvalid: 'Each link works once, for a day. Ask an administrator for a new one.',
    SecondStepRequired: 'Enter the code that your authenticator shows, or a recovery code.',
    'NoPermission.Registries':
      'Choose images or repositories that you see, or ask an administrator who sees all registries.',
    'NoPermission.Role': 'This requires the {{role}} role. Ask an administrator to do it or to assign you the role.',
    'NoPermission.ReadOnlyKey': 'Use a key that is not read-only.',
    'NoPermission.KeyAddress':
      'The request came from {{address}}. Add the address to the key, or send the request from an allowed one.',
    'NoPermission.KeyManagement':
      'Sign in to the console to do it: keys, users and accounts can be managed there only.',
    'InvalidAccessKeyId.NotFound': 'Check the AccessKey ID. The key may have been deleted.',
    'InvalidAccessKeyId.Inactive': 'Enable the key in the console, or use another one.',
    IncompleteSignature:
      'Sign with ACS3-HMAC-SHA256, or with HMAC-SHA1 (RPC), as the SDKs of the cloud do. Missing or not valid: {{parts}}.',
    SignatureDoesNotMatch:
      'Check the AccessKey secret. If it is correct, a proxy may have changed the request: it has to pass the Host header and the query unchanged.',
    SignatureNonceUsed: 'Sign each request separately, with a new nonce.',
    'InvalidTimeStamp.Expired':
      'The time of the request must be within 15 minutes of the server’s, which is {{now}}. Check the clock of the client, then sign the request again.',
    'InvalidAction.NotFound': 'Check the name of the action. docs/api.md lists all of them.',
    InvalidVersion: 'Use the version 2018-12-03.',
    'Throttling.User': 'Wait {{seconds}} s, then try again.',
    HostRefused:
      'The request names the host “{{host}}”. This server, at {{address}}, accepts IP addresses, localhost and the names in MOORING_ALLOWED_HOSTS. Add the name there and restart the server.',
    OriginRefused:
      'The address of the page is “{{page}}”, but the request reached this server as “{{host}}”. Have the proxy in between pass the Host header unchanged, or list both in MOORING_ALLOWED_HOSTS and restart the server.',
    HeadersTooLong:
      'The address and the headers of a request may have {{bytes}} bytes. Shorten the link. If it is short, delete the cookies of this host: other servers on the host may have set them.',
    TlsRequired:
      'Begin the address with https://. If the request contained a password or a key, change it: it was sent over the network unencrypted.',
    NotFound: 'It may have been deleted. Refresh the page.',
    RequestIncomplete: 'Check the network, then try again.',
    ServerBusy: 'Wait a few seconds, then try again.',
    ServerUpgrading:
      'Nothing is lost, and what you have entered stays on the page. Wait until the upgrade is complete, then try again.',
    ServerError: 'Try again. If the error persists, search the server log for the request ID.',
  },
  /** Advice that a failure's data makes more particular. */
  particular: {
    FailedToVerifyUsernameOrPwd: {
      refused: 'Check the user name and the password. Both are case-sensitive.',
      oidc: 'This registry uses OIDC, so passwords may not work. Use a local administrator or a robot account.',
      accountNeeded: 'This registry cannot be read without an account. Enter a user name and a password.',
      userDisabled: 'This user is disabled in Quay. Enable the user there, or use another one.',
      encryptedPasswordNeeded:
        'This Quay only accepts encrypted passwords. Generate one in the account settings of Quay, or use a robot account.',
      tokenRefused: 'Quay refused this Auth_token and gave no reason. Create a new one.',
      tokenUnknown: 'This Auth_token does not exist. Create a new one.',
      tokenExpired: 'This Auth_token has expired. Create a new one.',
      tokenOwnerDisabled:
        'The owner of this Auth_token is disabled. Enable the owner, or create a token as another user.',
      organizationUnknown: 'This organization does not exist. Check its name, which is case-sensitive.',
      accessKeyUnknown: 'This AccessKey ID does not exist. Check it; it is case-sensitive.',
      accessKeyInactive: 'This AccessKey is disabled. Enable it in the RAM console, or use another one.',
      accessKeySecretWrong: 'The AccessKey secret does not match the AccessKey ID. Enter it again.',
      clockSkew: 'This server’s clock is wrong, so its signatures are refused. Set the clock, then try again.',
    },
    RegistryVersionError: 'The registry is {{version}}. Switch the version to {{version}}.',
    UserDoesNotHaveAdminRole: {
      catalog:
        'This account lacks permissions: {{rights, list(style: narrow)}}. Grant them, or name the repositories under Include, one per line and without * or ?.',
      pull: 'This account lacks permissions: {{rights, list(style: narrow)}}. Grant them for the repositories named in the task’s log.',
      token:
        'This Auth_token lacks permissions: {{rights, list(style: narrow)}}. Have an administrator of the organization create a new one.',
      scanning:
        'The RAM user of this AccessKey lacks the permission cr:PutScan, which the read-only policy does not include. Grant it, then scan again.',
      accessKey:
        'The RAM user of this AccessKey lacks permissions: {{rights, list(style: narrow)}}. The policy AliyunContainerRegistryReadOnlyAccess is sufficient.',
      robot:
        'This robot account lacks permissions: {{rights, list(style: narrow)}}. Grant them, or use an administrator account.',
    },
    NetworkConnectError: {
      refused:
        'Connection refused: nothing listens on the port, or a firewall rejects it. Check the IP, the port (80 or 443 by default) and any forwarding rules.',
      unreachable: 'There is no route to this IP. Check the IP, the network and any forwarding rules.',
      timeout:
        'The registry did not respond in time. Check the network, the port (80 or 443 by default), the allowlist for this server’s address, and any forwarding rules.',
      reset:
        'The connection was reset by the server. Check the port, the communication type, and any proxy or firewall in between.',
      plainHttpToHttps: 'The server expects HTTPS. Switch the communication type to https and check the port.',
      tlsToPlainHttp: 'The server does not support TLS. Switch the communication type to http and check the port.',
      tlsVersion:
        'The server supports only TLS versions that are no longer secure. Enable TLS 1.2 or later on the registry or on the proxy in front of it.',
      clientCertificate:
        'The server requires a client certificate, which is not supported. Exempt this server’s address from that requirement.',
      tlsHandshake:
        'The TLS handshake failed, for example because there is no common cipher. Check the domain name and the TLS settings of the registry.',
      addressRefused: 'Connections to this address are blocked by policy. Enter another IP.',
      nameNotResolved: 'The name cannot be resolved. Check this server’s DNS and the selected region.',
    },
    CertificateError: {
      untrusted: 'Check the domain name and the certificate. For a private authority, enter its CA certificate.',
      expired: 'The certificate has expired. Renew it on the registry.',
      notYetValid: 'The certificate is not valid yet. Check the clocks of the registry and of this server.',
      otherName: 'The certificate was issued for another name. Use the name in the certificate as the domain name.',
      pinMismatch: 'The certificate differs from the pinned one. If it was renewed, pin the new one.',
      incompleteChain:
        'The certificate chain is incomplete: the registry does not send the certificate of {{issuer}}. Add this intermediate certificate to the registry’s certificate file, or enter it as the CA certificate.',
    },
    RegistryFailure: {
      status: 'The registry returned an error{{facts}}.',
      notJson: 'The response was not JSON{{facts}}.',
      unexpectedAnswer: 'The response has an unexpected format{{facts}}.',
      tooLarge: 'The response was too large{{facts}}.',
      tooManyPages: 'The list has too many pages{{facts}}.',
      repeatedPage: 'The list repeated a page{{facts}}.',
      otherOrigin: 'The response pointed to another server{{facts}}.',
      incompleteList: 'The list ended early{{facts}}.',
      changedWhileRead: 'The list changed while it was read{{facts}}.',
      noCatalog: 'The registry does not list its repositories{{facts}}.',
      refusedCall: 'The registry rejected the request{{facts}}.',
      intermediary: 'The response is not from the registry{{facts}}.',
      encodedNameRefused: 'The response is not from the registry{{facts}}.',
      redirected: 'The request was redirected{{facts}}.',
    },
    noCatalog:
      'Name the repositories under Include, one per line and without * or ?, or turn on the catalog of the registry.',
    answeredBy: {
      intermediary:
        'Check the proxy, firewall or maintenance page in front of the registry, and allow this server’s address and the paths of the registry’s API.',
      encodedNameRefused:
        'A proxy in front of the registry rejects paths that contain %25, which repository names with a slash need. Allow encoded slashes there.',
    },
    redirect: {
      https:
        'The server redirects to {{location}}. Switch the communication type to https, and use this domain name and port.',
      port: 'The server redirects to {{location}}. Use this port.',
      path: 'The server redirects to {{location}}. The registry must be reachable without a path, and its API without a sign-in page. Check the proxy in front of it.',
      host: 'The server redirects to {{location}}. If the registry is there, use that domain name, its IP and port.',
    },
    VpcAccessNotConfigured: {
      missing:
        '{{instances, list(style: narrow)}}: in the Container Registry console, open the instance and add a VPC and a vSwitch under Access Control > VPC. The next synchronization includes its images.',
      conflict:
        '{{instances, list(style: narrow)}}: the linked VPC reports a conflict. Resolve it under Access Control > VPC of the instance. The next synchronization includes its images.',
    },
    ServerStopped: {
      whileListing:
        'The registry is listed once more, slowly. Check this server’s memory and log if this happens again.',
      whileListingAgain:
        'It stopped during the slow attempt too, so the registry is not listed automatically any more. Check this server’s memory and log, then synchronize assets.',
    },
    ImageScanFailure: {
      scannerFailed: 'Check the scanner of the registry, then scan again.',
      noScanner: 'The registry has no active scanner. Install or enable one first.',
      unsupported: 'The scanner does not support this type of image.',
      tooLarge: 'A layer of the image exceeds the scanner’s size limit. Reduce the layer, or raise the limit.',
      timedOut: 'The scan did not finish in time. Check the scanner’s queue, then try again later.',
      imageGone: 'The image was removed from the registry.',
      noReport:
        'The registry returned no readable report. A new scan may be in progress. The report is read again later.',
      registryPaused: 'The registry is paused. Resume it, then scan again.',
      readOnly:
        'The registry is in read-only mode and accepts no scans. Have its administrator turn the mode off, then scan again.',
      stopped: 'The scan was stopped in the registry. Scan again if the result is needed.',
      notStarted: 'The task could not be started because of an internal error. See the server log.',
    },
    ImageContentFailure: {
      gone: 'The image was deleted from the registry. The next synchronization removes it here too.',
      refused: 'The account may not pull this image. Grant it pull permission on the repository.',
      digestMismatch:
        'The registry, or a proxy or cache in front of it, returned content that does not match this digest. Check its storage and the cache, or push the image again.',
      notUnderstood: 'The content does not conform to an image format. Push the image again with a current tool.',
      unknownType:
        'The registry returned an unknown type of content: {{mediaType}}. Details of this image are not shown.',
      oldFormat:
        'The image has Docker’s outdated manifest format (schema 1), which holds no configuration. Pull it and push it again with a current tool.',
      nestedIndex: 'The image index contains another index, which is not supported. Push the platforms in one index.',
      tooLarge: 'The content is larger than that of any real image. Details of this image are not shown.',
      tooManyLayers: 'The image has more layers than any runtime accepts. Details of this image are not shown.',
      platformsAbsent:
        'None of the platforms of this image is in the registry, for example because a proxy cache fetched only its index. Pull the image once through the registry.',
      endlessRedirects: 'The registry’s storage redirects endlessly, last to {{location}}. Check its storage settings.',
      redirectRefused:
        'The registry’s storage redirects to {{location}}, which this server does not connect to. Use an address that this server may reach, or have the registry deliver content itself.',
      storageUnreachable:
        'The registry’s storage at {{location}} did not respond, or its certificate is not trusted. Check that this server can reach it.',
    },
    TokenServiceFailure: {
      unconfirmed:
        'The registry sends sign-ins to {{host}}. The password is sent there only once you have confirmed this host: test the connection, then select Confirm.',
      plainHttp:
        'The registry requires the password to be sent to {{host}} over an unencrypted connection. It was not sent. Use HTTPS for the token service.',
      unreachable:
        'The token service {{host}} did not respond. Check that this server can resolve the name and reach the host.',
      untrusted:
        'The certificate of the token service {{host}} is not trusted. For a private authority, enter its CA certificate.',
      wrongAnswer: 'The token service {{host}} did not return a token. Check its state and logs.',
      noTokenForRepository:
        'The token service {{host}} returns tokens, but none for this repository. Check its logs and its configuration for the repository.',
    },
  },
  retryAfter_one: 'Try again in {{count}} second.',
  retryAfter_other: 'Try again in {{count}} seconds.',
  lockedOut: 'Wrong passwords have locked this user name for a while. Check the password before you try again.',
  lockedOutFor_one:
    'Wrong passwords have locked this user name. The lock ends in {{count}} second. Check the password before you try again.',
  lockedOutFor_other:
    'Wrong passwords have locked this user name. The lock ends in {{count}} seconds. Check the password before you try again.',
  /** What was seen, in the middle of a sentence. */
  facts: ' ({{facts, list(style: narrow)}})',
  quoted: '“{{text}}”',
  sentences: '{{first}} {{second}}',
  line: '{{message}}. {{advice}}',
} as const;

export default errors;
