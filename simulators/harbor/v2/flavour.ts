/** The Harbor 2.x that the simulator can be: the newest line, one from the middle, and the oldest. */
export const flavours = ['2.15.2', '2.9.0', '2.0.6'] as const;
export type Flavour = (typeof flavours)[number];

export interface FlavourFacts {
  readonly version: string;
  /** Half of 2.0's API was still served by the code of 1.x, with other bodies, messages and limits. */
  readonly legacyHalf: boolean;
  /** Strangers are told no version, artifacts say their own type, SBOMs are made, and permissions are told to robots. */
  readonly newest: boolean;
  /** The mime type under which scan overviews and reports are kept. */
  readonly reportType: string;
  /** What the core service calls itself when it is asked without the proxy. */
  readonly coreServer: string | null;
}

const report10 = 'application/vnd.scanner.adapter.vuln.report.harbor+json; version=1.0';
const report11 = 'application/vnd.security.vulnerability.report; version=1.1';

/** Report types that a client can ask for by `X-Accept-Vulnerabilities`. */
export const reportTypes: readonly string[] = [report10, report11];

export const flavourFacts: Readonly<Record<Flavour, FlavourFacts>> = {
  '2.15.2': { version: 'v2.15.2-080b0220', legacyHalf: false, newest: true, reportType: report11, coreServer: null },
  '2.9.0': { version: 'v2.9.0-6d1ad65c', legacyHalf: false, newest: false, reportType: report11, coreServer: null },
  '2.0.6': {
    version: 'v2.0.6-35869dbd',
    legacyHalf: true,
    newest: false,
    reportType: report10,
    coreServer: 'beegoServer:1.12.1',
  },
};
