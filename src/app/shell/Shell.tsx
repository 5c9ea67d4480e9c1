import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MainMenu } from './MainMenu.tsx';
import styles from './shell.module.css';
import { TopBar } from './TopBar.tsx';

/**
 * The frame of every page: top bar, menu, and the one `main`. A page brings its breadcrumb and title,
 * and no landmark of that kind.
 */
export function Shell({ withMenu, children }: { withMenu: boolean; children: ReactNode }) {
  const { t } = useTranslation('common');
  return (
    <div className={styles.shell}>
      <button type="button" data-screen-only className={styles.skip} onClick={focusContent}>
        {t('skipToContent')}
      </button>
      <TopBar withMenu={withMenu} />
      <div className={styles.body}>
        {withMenu && (
          <div data-screen-only className={styles.side}>
            <MainMenu />
          </div>
        )}
        <main id="content" tabIndex={-1} className={styles.content}>
          {children}
        </main>
      </div>
    </div>
  );
}

/** A link to `#content` would be taken for a page where pages stand behind a hash. */
function focusContent() {
  document.getElementById('content')?.focus();
}
