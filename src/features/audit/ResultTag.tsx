import type { AuditResult } from '#contract/access/audited.ts';
import { useContractTexts } from '../../api/language.ts';
import { usePalette } from '../../ui/color/palette.ts';
import { ToneTag } from '../../ui/color/ToneTag.tsx';

const tones = {
  ok: 'verified',
  refused: 'paused',
  failed: 'failing',
  unfinished: 'unverified',
} as const satisfies Record<AuditResult, string>;

/** How an act ended, in its colour. */
export function ResultTag({ result }: { result: AuditResult }) {
  const contractText = useContractTexts('audit');
  const { state } = usePalette();
  return <ToneTag tone={state[tones[result]]}>{contractText(`audit:result.${result}`)}</ToneTag>;
}
