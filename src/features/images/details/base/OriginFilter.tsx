import { Segmented, theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { type FindingOrigin, findingOrigins } from '#contract/images/baseImage.ts';
import { useFormat } from '../../../../ui/format/useFormat.ts';

interface OriginFilterProps {
  counts: Readonly<Record<FindingOrigin, number>>;
  /** Null is any. */
  chosen: FindingOrigin | null;
  onChoose: (origin: FindingOrigin | null) => void;
}

const any = 'any';

/** Narrows vulnerabilities to those that come from the base, are the image's own, or may be either. */
export function OriginFilter({ counts, chosen, onChoose }: OriginFilterProps) {
  const { t } = useTranslation('bases');
  const { token } = theme.useToken();
  const format = useFormat();
  return (
    <Segmented<FindingOrigin | typeof any>
      aria-label={t('origin.label')}
      style={{ background: token.colorFillSecondary }}
      value={chosen ?? any}
      options={[
        { value: any, label: t('origin.any') },
        ...findingOrigins
          // Of what can be known by both reports, nothing is left to doubt.
          .filter((origin) => origin !== 'unknown' || counts.unknown > 0 || chosen === 'unknown')
          .map((value) => ({
            value,
            label: t('origin.option', { origin: t(`origin.${value}`), number: format.number(counts[value]) }),
          })),
      ]}
      onChange={(value) => onChoose(value === any ? null : value)}
    />
  );
}
