import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BuildRiskFinding } from '#contract/images/buildRiskLists.ts';
import { useFormat } from '../../../../ui/format/useFormat.ts';
import { CopyButton } from '../../../../ui/text/CopyButton.tsx';
import { Digest } from '../../../../ui/text/Digest.tsx';
import { SecondaryText } from '../../../../ui/text/SecondaryText.tsx';
import { Command } from '../content/Command.tsx';
import { readableCommand } from '../content/readableCommand.ts';
import styles from './risks.module.css';

interface RiskPlaceProps {
  place: BuildRiskFinding;
  /** Whether the image has several platforms, of which this concerns some. */
  manyPlatforms: boolean;
}

/** Where a risk was found: a variable or label by its name, a build command with the layer that it made. */
export function RiskPlace({ place, manyPlatforms }: RiskPlaceProps) {
  const { t } = useTranslation('buildRisksView');
  const { token } = theme.useToken();
  const format = useFormat();
  const command = readableCommand(place.LayerCmd);
  const name = { fontFamily: token.fontFamilyCode, fontSize: token.fontSizeSM, fontWeight: token.fontWeightStrong };
  return (
    <>
      <div className={styles.facts}>
        {place.Name !== '' && <code style={name}>{place.Name}</code>}
        {place.KindName !== '' && <SecondaryText>{place.KindName}</SecondaryText>}
        {place.LayerDigest !== '' && (
          <span>
            <SecondaryText>{t('places.layer')}</SecondaryText> <Digest value={place.LayerDigest} />
          </span>
        )}
        {manyPlatforms && <SecondaryText>{format.list(place.Platforms)}</SecondaryText>}
      </div>
      {command !== '' && (
        <div className={styles.command} style={{ background: token.colorFillTertiary }}>
          <span>
            <Command text={command} />
          </span>
          <CopyButton text={command} label={t('places.command')} />
        </div>
      )}
    </>
  );
}
