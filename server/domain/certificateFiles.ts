/** Where the server's own certificate is, with those that it is signed by behind it, and its key: paths of PEM files. */
export interface CertificateFiles {
  readonly cert: string;
  readonly key: string;
}
