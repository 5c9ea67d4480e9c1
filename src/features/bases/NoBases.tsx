import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { SecondaryText } from '../../ui/text/SecondaryText.tsx';

/** Why no base image is known: nothing was looked into yet, or nothing that was is built on what is connected. */
export function NoBases({ takenIn }: { takenIn: number }) {
  const { t } = useTranslation('bases');
  const why = takenIn === 0 ? 'nothingTakenIn' : 'noneFound';
  return (
    <Flex vertical align="center" gap="small">
      <strong>{t(`empty.${why}.title`)}</strong>
      <SecondaryText>{t(`empty.${why}.text`)}</SecondaryText>
    </Flex>
  );
}
