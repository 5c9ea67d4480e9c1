import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { imageRow } from '../../../../testing/factories/factories.ts';
import { RiskCell } from './RiskCell.tsx';

const unknown = { RiskLevel: 'unknown', LastScanTime: undefined } as const;

test.each([
  ['INIT', 'Queued'],
  ['CVE_ANALYZER', 'Scanning'],
  ['FAIL', 'Scan failed'],
  ['TIMEOUT', 'Scan failed'],
] as const)(
  'before the first result a scan that stands at %s is told in place of the risk',
  async (ScaStatus, word) => {
    render(<RiskCell image={imageRow({ ...unknown, ScaStatus })} />);
    expect(await screen.findByText(word)).toBeVisible();
    expect(screen.queryByText('Not scanned')).not.toBeInTheDocument();
  },
);

test('what an earlier scan found stays while the next one runs or fails', async () => {
  const { rerender } = render(<RiskCell image={imageRow({ RiskLevel: 'high', ScaStatus: 'START_RUN' })} />);
  expect(await screen.findByText('High')).toBeVisible();
  expect(screen.getByTitle('Scanning')).toHaveTextContent('Scanning');
  rerender(<RiskCell image={imageRow({ RiskLevel: 'high', ScaStatus: 'FAIL' })} />);
  expect(screen.getByText('High')).toBeVisible();
  expect(screen.getByTitle('Scan failed')).toBeInTheDocument();
});

test('a risk that stands says nothing of its scan, and what was never scanned says so', async () => {
  const { rerender } = render(<RiskCell image={imageRow({ RiskLevel: 'high', ScaStatus: 'SUCCESS' })} />);
  expect(await screen.findByText('High')).toBeVisible();
  expect(screen.queryByTitle(/.+/)).not.toBeInTheDocument();
  rerender(<RiskCell image={imageRow({ ...unknown, ScaStatus: undefined })} />);
  expect(screen.getByText('Not scanned')).toBeVisible();
});
