import { Segmented, theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { useUrlParams } from '../../../ui/urlState/useUrlParams.ts';
import styles from './list.module.css';
import { readPreferences } from './state/listPreferences.ts';
import { isListView, type PageView, pageViewOf, pageViews, switchView } from './state/listState.ts';
import { useListState } from './state/useListState.ts';

/** Which of the page's views the address shows. */
export function usePageView(): PageView {
  return pageViewOf(useUrlParams()[0]);
}

/** Switches between the page's views. Images and repositories keep the filters that both know; any other has its own. */
export function ViewSwitch() {
  const { t } = useTranslation('images');
  const { token } = theme.useToken();
  const [params, setParams] = useUrlParams();
  const [, change] = useListState();
  const choose = (view: PageView) => {
    if (isListView(view)) change((before) => switchView(before, view, readPreferences(view).size));
    else setParams(() => new URLSearchParams({ view }));
  };
  return (
    <Segmented<PageView>
      aria-label={t('view.label')}
      className={styles.views ?? ''}
      style={{ background: token.colorFillSecondary }}
      value={pageViewOf(params)}
      options={pageViews.map((value) => ({ value, label: t(`view.${value}`) }))}
      onChange={choose}
    />
  );
}
