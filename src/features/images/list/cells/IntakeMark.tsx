import { ClockCircleOutlined, CloseCircleOutlined, DisconnectOutlined } from '@ant-design/icons';
import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImageRow } from '#contract/images/images.ts';
import { VisuallyHidden } from '../../../../ui/text/VisuallyHidden.tsx';

/** Where there is no room for words: that an image waits, failed, or is not listed any more. Of what is taken in nothing. */
export function IntakeMark({ image }: { image: ImageRow }) {
  const { t } = useTranslation('images');
  const { token } = theme.useToken();
  const marks = [
    {
      shown: image.NotListedSince !== undefined,
      Icon: DisconnectOutlined,
      color: token.colorWarningText,
      word: t('value.notListed.YES'),
    },
    {
      shown: image.IntakeState === 'WAITING',
      Icon: ClockCircleOutlined,
      color: token.colorTextSecondary,
      word: t('value.intakeState.WAITING'),
    },
    {
      shown: image.IntakeState === 'FAILED',
      Icon: CloseCircleOutlined,
      color: token.colorErrorText,
      word: t('value.intakeState.FAILED'),
    },
  ];
  return marks.map(
    ({ shown, Icon, color, word }) =>
      shown && (
        <span key={word} title={word}>
          <Icon aria-hidden="true" style={{ color }} />
          <VisuallyHidden>{word}</VisuallyHidden>
        </span>
      ),
  );
}
