import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { MainMenu } from './MainMenu.tsx';

/** The main menu of narrow screens. */
export default function MenuDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('common');
  return (
    <Drawer
      open={open}
      onClose={onClose}
      placement="left"
      size={256}
      title={t('product')}
      styles={{ body: { padding: 0 } }}
    >
      <MainMenu onChosen={onClose} />
    </Drawer>
  );
}
