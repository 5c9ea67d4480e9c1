import { Segmented, theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { useUrlParams } from '../../../ui/urlState/useUrlParams.ts';
import { readPreferences } from './state/listPreferences.ts';
import { type PageView, pageViewOf, pageViews, switchView } from './state/listState.ts';
import { useListState } from './state/useListState.ts';

/** Which of the page's views the address shows. */
export function usePageView(): PageView {
  return pageViewOf(useUrlParams()[0]);
}

/** Switches between the page's views. Images and repositories keep the filters that both know; registries have their own. */
export function ViewSwitch() {
  const { t } = useTranslation('images');
  const { token } = theme.useToken();
  const [params, setParams] = useUrlParams();
  const [, change] = useListState();
  const choose = (view: PageView) => {
    if (view === 'registries') setParams(() => new URLSearchParams({ view }));
    else change((before) => switchView(before, view, readPreferences(view).size));
  };
  return (
    <Segmented<PageView>
      aria-label={t('view.label')}
      style={{ background: token.colorFillSecondary }}
      value={pageViewOf(params)}
      options={pageViews.map((value) => ({ value, label: t(`view.${value}`) }))}
      onChange={choose}
    />
  );
}
