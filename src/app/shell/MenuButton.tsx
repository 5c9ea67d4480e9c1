import { MenuOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '../../ui/onDemand/onDemand.ts';
import { LazyOverlay } from '../../ui/overlay/LazyOverlay.tsx';

const MenuDrawer = lazyPart(() => import('./MenuDrawer.tsx'));

/** Opens the main menu where there is no room to show it. */
export function MenuButton() {
  const { t } = useTranslation('common');
  const [state, setState] = useState<'untouched' | 'open' | 'closed'>('untouched');
  return (
    <>
      <Button type="text" icon={<MenuOutlined />} aria-label={t('menu.open')} onClick={() => setState('open')} />
      {state !== 'untouched' && (
        <LazyOverlay onClose={() => setState('untouched')}>
          <MenuDrawer open={state === 'open'} onClose={() => setState('closed')} />
        </LazyOverlay>
      )}
    </>
  );
}
