import { GlobalOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { centers } from '#contract/center.ts';
import { useCenter } from '../../api/center.ts';
import { ChoiceMenu } from './ChoiceMenu.tsx';

/** The data centre, the path's first segment. A filter of the one would mean nothing in the other. */
export function CenterSwitch() {
  const { t } = useTranslation('common');
  const center = useCenter();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  return (
    <ChoiceMenu
      label={t('labelled', { label: t('center.label'), value: t(`center.${center}`) })}
      icon={<GlobalOutlined />}
      text={t(`center.${center}`)}
      chosen={center}
      choices={centers.map((key) => ({ key, label: t(`center.${key}`) }))}
      onChoose={(next) => {
        if (next !== center) void navigate(pathname.replace(/^\/[^/]+/, `/${next}`));
      }}
    />
  );
}
