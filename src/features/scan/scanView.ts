/** What the scan page shows below its cards. */
export const scanViews = ['vulnerabilities', 'buildRisks'] as const;
export type ScanView = (typeof scanViews)[number];

const defaultView: ScanView = 'vulnerabilities';

/** Which view an address shows. */
export function scanViewOf(params: URLSearchParams): ScanView {
  return scanViews.find((view) => view === params.get('view')) ?? defaultView;
}

/** The address of a view: each has filters and an order of its own. */
export function scanViewParams(view: ScanView): URLSearchParams {
  return new URLSearchParams(view === defaultView ? {} : { view });
}
