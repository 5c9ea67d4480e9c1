import { Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImageRow } from '#contract/images/images.ts';
import { AcceptanceFacts } from '../../buildRisks/decision/AcceptanceFacts.tsx';
import { isHandled } from '../../buildRisks/decision/riskStatus.ts';
import type { ImageRisk } from './imageRisks.ts';
import { RiskPlace } from './RiskPlace.tsx';
import styles from './risks.module.css';

/** What a risk means and what takes it away, who decided about it, and every place it was found in. */
export function RiskDetails({ image, risk }: { image: ImageRow; risk: ImageRisk }) {
  const { t } = useTranslation('buildRisksView');
  const places = risk.places.filter(({ Name, LayerCmd }) => Name !== '' || LayerCmd !== '');
  return (
    <Flex vertical gap="small">
      <Typography.Text>{risk.Description}</Typography.Text>
      <strong>{risk.Advice}</strong>
      {isHandled(risk) && risk.Acceptance !== undefined && (
        <AcceptanceFacts status={risk.Status} acceptance={risk.Acceptance} />
      )}
      {places.length > 0 && (
        <ul aria-label={t('column.places')} className={styles.places}>
          {places.map((place, index) => (
            <li key={keyOf(risk, index)}>
              <RiskPlace place={place} manyPlatforms={image.Platforms.length > 1} />
            </li>
          ))}
        </ul>
      )}
      {risk.RiskClass === 'secret' && <Typography.Text type="secondary">{t('masked')}</Typography.Text>}
    </Flex>
  );
}

/** A history may say the same command twice. */
function keyOf({ places }: ImageRisk, index: number): string {
  const texts = places.slice(0, index + 1).map((place) => `${place.Name} ${place.LayerDigest} ${place.LayerCmd}`);
  return `${texts[index]} ${texts.indexOf(texts[index] ?? '')}`;
}
